"""How much the bundle takes in before it refuses by name: every limit once, with its unit.

They bound time and memory for files that anybody may have sent. What a court accepts is another matter and comes
from its profile.
"""

MAX_SOURCE_BYTES = 200_000_000  # [bytes] one evidence file
MAX_SOURCE_PAGES = 5_000  # [pages] one exhibit
MAX_IMAGE_PIXELS = 80_000_000  # [pixels] one picture; below the number at which Pillow itself warns
MAX_TEXT_CHARACTERS = 250_000  # [characters] one text file or one mail; about 50 pages of prose
MAX_TEXT_LINES = 20_000  # [lines] of one text, long lines counted as they are cut; about 400 pages
MAX_LINE_CHARACTERS = 1_000  # [characters] of one line; longer lines are cut, which the wrapping hides
MAX_MAIL_PARTS = 200  # [parts] one mail, containers included
MAX_MAIL_DEPTH = 20  # [levels] containers inside containers of one mail
MAX_HTML_ELEMENTS = 5_000  # [elements] of one mail; more markup is read as bare text
MAX_HTML_INLINE = 500  # [elements] for emphasis in one mail; with more of them, none is kept
MAX_HTML_DEPTH = 60  # [levels] elements inside elements of a mail; deeper markup is read as bare text
MAX_TABLE_COLUMNS = 12  # [columns] of a table in a mail; wider tables are shown row by row

MAX_STREAM_BYTES = 256_000_000  # [bytes] one stream of a PDF, unpacked
MAX_CONTENT_BYTES = 64_000_000  # [bytes] the drawing instructions of one page, unpacked

MIN_PAGE_SIDE = 72.0  # [pt] a page that is shown smaller than this has no room for a stamp

MAX_BUNDLE_PAGES = 20_000  # [pages] index and exhibits
MAX_BUNDLE_BYTES = 1_000_000_000  # [bytes] bundle.pdf
