"""Draws the preview of a file. Run as a program of its own, with limits on time and memory:

``python -I render.py SOURCE EXTENSION TARGET WIDTH HEIGHT``

A hostile PDF can keep its reader busy for hours or crash it; then this program ends, and not the web server.
It imports nothing of the site.
"""

import resource
import sys

SECONDS = 20
MEMORY = 2 * 1024**3


def main() -> None:
    source, extension, target, width, height = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    draw = draw_pdf if extension == "pdf" else draw_image
    draw(source, target, (int(width), int(height)))


def draw_pdf(source: str, target: str, box: tuple[int, int]) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(source)[0]
    width, height = page.get_size()
    # The page is fitted into the box: whatever size it declares, the picture is no larger.
    scale = min(box[0] / width, box[1] / height)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    picture.save(target, "PNG", optimize=True)


def draw_image(source: str, target: str, box: tuple[int, int]) -> None:
    from PIL import Image, ImageOps

    # The pixels were counted when the file was uploaded.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(source, formats=("JPEG", "PNG", "GIF", "WEBP")) as opened:
        opened.draft("RGB", (box[0], box[1]))
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail(box)
        # Saved from bare pixels: no EXIF of the original goes along.
        bare = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        bare.info = {}
        bare.save(target, "PNG", optimize=True)


if __name__ == "__main__":
    main()
