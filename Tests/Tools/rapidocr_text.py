"""Prints the lines that rapidocr finds in pictures, in its order: `rapidocr_text.py PICTURE ...`. Run by `measure.py --engines`
with a Python that has rapidocr and onnxruntime, as they come."""
import sys

from rapidocr import RapidOCR

engine = RapidOCR(params={"Global.log_level": "error"})
for picture in sys.argv[1:]:
    print("\n".join(engine(picture).txts or []))
