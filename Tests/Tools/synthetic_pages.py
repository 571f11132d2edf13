"""Ten pages like those that come from an office scanner, the same at every run: 300 dpi, a little skewed and
speckled, grey JPEG, grey PNG and 1-bit TIFF."""
import pathlib
import random
import subprocess

from PIL import Image, ImageChops, ImageDraw, ImageFont

DPI = 300
SIZE = (2480, 3508)  # A4
MARGIN = 300
WORDS = """
about above account across action active address after again agreed allow amount annual answer appear apply area
arrive attached available balance before begin benefit between board branch bring budget building business buyer
called carefully carry case central certain change charge clear client close collect comment common company
complete condition consider contract control copy correct cost council country course cover credit current customer
date decision deliver demand department deposit describe detail different direct discount document double during
early effect either employ enclosed enough enter equal evening every exactly example except expect explain express
factor family figure final first follow foreign forward four free friend further future garden general given
government great ground group hand happy heavy height history holiday house however hundred important improve
include increase industry inform inside instead interest invoice issue item journey just keep knowledge large last
later learn least letter level limit line little local long lower machine main make manager many market matter
measure meeting member message method middle million minute money month morning mother moving much music name
nearly need never next night normal north nothing notice number offer office often only open order other output
owner page paper part partner passage pattern payment people perhaps period person picture place plan please point
position possible present price print private problem produce project proper protect provide public purchase
quality quarter question quick quite rather reach ready reason receive record reduce regard region register remain
report request require research result return right river road room round rules sample school season second section
send serious service seven several share short should signed simple since single small society something source
south special standard start state station still street strong study subject success suggest summer supply support
surface system table teacher term their therefore thing think though thought three through together tomorrow total
toward trade train transfer travel under unless until usual value various visit voice walk water week welcome west
where which while whole window winter within without woman word work world would write written year young
""".split()
# Per page: family, points, columns, degrees of skew, and how it is stored.
PAGES = [
    ("DejaVuSerif", 11, 1, 0.0, "jpg"), ("DejaVuSans", 10, 1, 0.4, "jpg"), ("DejaVuSerif", 9, 2, -0.3, "png"),
    ("DejaVuSansMono", 10, 1, 0.0, "tif"), ("DejaVuSerif", 12, 1, 0.7, "jpg"), ("DejaVuSans", 9, 2, 0.2, "png"),
    ("DejaVuSerif", 10, 1, -0.6, "tif"), ("DejaVuSans", 11, 1, 0.0, "jpg"), ("DejaVuSerif", 8, 2, 0.3, "jpg"),
    ("DejaVuSans", 12, 1, -0.2, "png"),
]


def font(family, points):
    file = subprocess.run(
        ["fc-match", "--format=%{file}", family], check=True, capture_output=True, text=True).stdout
    return ImageFont.truetype(file, round(points * DPI / 72))


def sentence(chance):
    words = [chance.choice(WORDS) for _ in range(chance.randint(6, 16))]
    if chance.random() < 0.3:
        words.insert(chance.randrange(len(words)), f"{chance.randint(2, 9999):,}")
    return words[0].capitalize() + " " + " ".join(words[1:]) + "."


def draw_column(draw, letters, left, width, chance):
    step = round(letters.size * 1.45)
    y = MARGIN
    while y < SIZE[1] - MARGIN:
        line = ""
        for word in " ".join(sentence(chance) for _ in range(chance.randint(3, 7))).split():
            longer = f"{line} {word}".strip()
            if letters.getlength(longer) > width:
                draw.text((left, y), line, font=letters, fill=20)
                y, longer = y + step, word
            if y >= SIZE[1] - MARGIN:
                return
            line = longer
        draw.text((left, y), line, font=letters, fill=20)
        y += 2 * step


def page(family, points, columns, skew, chance):
    image = Image.new("L", SIZE, 246)
    letters = font(family, points)
    gap = 120
    width = (SIZE[0] - 2 * MARGIN - gap * (columns - 1)) // columns
    for column in range(columns):
        draw_column(ImageDraw.Draw(image), letters, MARGIN + column * (width + gap), width, chance)
    image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=246)
    grain = Image.frombytes("L", (620, 877), chance.randbytes(620 * 877)).resize(SIZE, Image.Resampling.BILINEAR)
    return ImageChops.subtract(image, grain.point(lambda value: value // 16))


def make_pages(folder):
    """Writes the pages into the folder and returns their files in order."""
    chance = random.Random(20260101)
    files = []
    for number, (family, points, columns, skew, ending) in enumerate(PAGES, 1):
        image = page(family, points, columns, skew, chance)
        file = pathlib.Path(folder) / f"page-{number:02}.{ending}"
        if ending == "jpg":
            image.save(file, quality=80, dpi=(DPI, DPI))
        elif ending == "png":
            image.save(file, dpi=(DPI, DPI))
        else:
            one_bit = image.point(lambda value: 255 if value > 150 else 0).convert("1")
            one_bit.save(file, compression="group4", dpi=(DPI, DPI))
        files.append(file)
    return files
