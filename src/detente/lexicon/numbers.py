"""What number a word is."""

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}


def number_of(text: str) -> int | None:
    """The integer that a word or numeral stands for ("18", "1,500", "two", "thirty-five", "dozen"), else None."""
    lowered = text.lower()
    digits = lowered.replace(",", "")
    if digits.isdecimal() and digits.isascii():
        return int(digits)
    tens, _, unit = lowered.partition("-")
    if unit and tens in _TENS and unit in _UNITS[1:10]:
        return _NUMBERS[tens] + _NUMBERS[unit]
    return _NUMBERS.get(lowered)
