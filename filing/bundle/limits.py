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
MAX_HTML_PICTURES = 50  # [pictures] in the text of one mail or page
MAX_HTML_PICTURE_BYTES = 40_000_000  # [bytes] of all pictures in the text of one mail or page
MAX_TABLE_COLUMNS = 12  # [columns] of a table in a mail; wider tables are shown row by row

MAX_TABLE_ROWS = 5_000  # [rows] of one table made from a CSV file or a chat; about 200 pages

MAX_INSIDE_FILES = 200  # [files] inside one exhibit: attachments, members of archives, and what is inside those
MAX_INSIDE_BYTES = 200_000_000  # [bytes] of all files inside one exhibit, unpacked
MAX_INSIDE_DEPTH = 5  # [levels] files inside files
MAX_ARCHIVE_MEMBERS = 10_000  # [entries] that the list of an archive may name
MAX_PACKED_RATIO = 200  # [times] an archive may unpack to, once it is larger than what follows
PACKED_RATIO_FROM = 10_000_000  # [bytes] unpacked, below which the ratio does not matter
MAX_XML_BYTES = 50_000_000  # [bytes] one XML invoice with the files inside it
MAX_INVOICE_VALUES = 5_000  # [values] of one XML invoice
MAX_FRAMES = 1_000  # [pictures] in one TIFF

READER_MEMORY = 1_000_000_000  # [bytes] of address space of one reader
READER_SECONDS = 90  # [s] of computing for one file; the same on a busy machine
READER_WAIT = 400  # [s] by the clock for one file, should a reader hang without computing
READER_TIRED = 500_000_000  # [bytes] held at most; a reader that held more is replaced after the file
OFFICE_MEMORY = 4_000_000_000  # [bytes] of address space of LibreOffice, which maps far more than it uses
MAX_RTF_BYTES = 20_000_000  # [bytes] the text of an Outlook message, unpacked
MAX_OFFICE_BYTES = 300_000_000  # [bytes] of all parts of one Office document, unpacked
MAX_OFFICE_PART_BYTES = 40_000_000  # [bytes] of one part that has to be looked through
OFFICE_WAIT = 120  # [s] by the clock for one document
OCR_WAIT = 300  # [s] by the clock for OCRmyPDF over one exhibit, and further for each page
OCR_WAIT_PAGE = 120  # [s]
OCR_MEMORY = 1_000_000_000  # [bytes] of address space of each of its processes
GHOSTSCRIPT_WAIT = 60  # [s] by the clock for Ghostscript over one exhibit, and further for each page
GHOSTSCRIPT_WAIT_PAGE = 5  # [s]
GHOSTSCRIPT_MEMORY = 1_000_000_000  # [bytes] of its address space
VERAPDF_WAIT = 1_800  # [s] by the clock for one PDF
VERAPDF_MEMORY = 900_000_000  # [bytes] of Java's own
RENDERER_WAIT = 60  # [s] by the clock for drawing one page
MAX_READERS = 4  # [processes] at the same time

MAX_STREAM_BYTES = 256_000_000  # [bytes] one stream of a PDF, unpacked
MAX_UNPACKED_BYTES = 6_000_000_000  # [bytes] of one PDF, unpacked one after the other to see whether they are whole
MAX_UNPACKED_SAMPLES = 1_500_000_000  # [samples] of the JPEGs of one PDF, likewise
MAX_CONTENT_BYTES = 64_000_000  # [bytes] the drawing instructions of one page, unpacked
MAX_OUTLINE_ENTRIES = 500  # [entries] of the outline of one source that the bundle shows below its exhibit
MAX_OUTLINE_DEPTH = 4  # [levels] of them
MAX_OUTLINE_OF_BUNDLE = 20_000  # [entries] below all exhibits together, divided evenly over them
MAX_NAMED_PLACES = 5_000  # [names] of one source that lead to its pages

MIN_PAGE_SIDE = 72.0  # [pt] a page that is shown smaller than this has no room for a stamp

MAX_BUNDLE_PAGES = 20_000  # [pages] index and exhibits
MAX_BUNDLE_BYTES = 1_000_000_000  # [bytes] bundle.pdf
