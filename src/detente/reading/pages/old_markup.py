"""Pages of the years of tables: layout tables and double line breaks as what they mean, containers and paragraphs."""

from lxml.etree import XPath
from lxml.html import HtmlElement
from lxml.html.builder import E

# A cell of a data table holds less text; a cell of a layout table holds an article, or a column of the page.
_LAYOUT = 500
_TABLES = XPath("//table")
_CELLS = XPath("./tr/td | ./tbody/tr/td | ./tr/th | ./tbody/tr/th")
_BLOCKS = frozenset(
    {"p", "div", "table", "td", "th", "ul", "ol", "dl", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
    | {"hr", "center", "figure", "form", "section", "article", "main", "aside", "header", "footer", "nav", "body"}
)
_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")


def modernise(tree: HtmlElement) -> None:
    """Make containers of layout tables, and paragraphs of text between double line breaks; the tree is changed."""
    for table in _TABLES(tree):
        if any(len(cell.text_content()) > _LAYOUT for cell in _CELLS(table)):
            _unmake(table)
    for parent in _with_double_breaks(tree):
        _into_paragraphs(parent)


def _unmake(table: HtmlElement) -> None:
    """Make containers of the table's own parts, and leave tables within it alone."""
    own = [table]
    for element in table.iterdescendants(*_PARTS):
        if next(element.iterancestors("table"), table) is table:
            own.append(element)
    for element in own:
        element.tag = "div"


def _with_double_breaks(tree: HtmlElement) -> list[HtmlElement]:
    """The elements in which one line break follows on another, each once, in the order of the page."""
    first = (each for each in tree.iter("br") if _is_bare_break(each) and _is_break(each.getnext()))
    return list({id(parent): parent for each in first if (parent := each.getparent()) is not None}.values())


def _is_break(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "br"


def _is_bare_break(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "br" and not (element.tail or "").strip()


def _into_paragraphs(parent: HtmlElement) -> None:
    """Wrap what stands between breaks or blocks into paragraphs; single breaks stay within them."""
    children = list(parent)
    paragraph = E.p()
    paragraph.text, parent.text = parent.text, None
    made = [paragraph]
    for child in children:
        tail, child.tail = child.tail, None
        parent.remove(child)
        if child.tag in _BLOCKS or _is_second_break(child, paragraph):
            if child.tag != "br":
                made.append(child)
            paragraph = E.p()
            paragraph.text = tail
            made.append(paragraph)
        else:
            child.tail = tail
            paragraph.append(child)
    parent.extend(each for each in made if each.tag != "p" or len(each) or (each.text or "").strip())
    if parent.tag not in _BLOCKS or parent.tag == "p":
        parent.tag = "div"


def _is_second_break(child: HtmlElement, paragraph: HtmlElement) -> bool:
    """Whether a break follows on another one, which then is taken off the paragraph."""
    last = next(paragraph.iterchildren(reversed=True), None)
    if not (_is_break(child) and _is_bare_break(last)):
        return False
    paragraph.remove(last)
    return True
