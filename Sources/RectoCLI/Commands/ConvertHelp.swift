enum ConvertHelp {
  static let text = """
    recto convert scan.pdf -o searchable.pdf
    recto convert scan.png -o page.docx -o page.pdf
    recto convert *.jpg -o out/ --to pdf,md
    recto convert *.tif -o book.pdf --join --language deu+eng
    recto convert page.alto.xml --images scans/ -o book.pdf
    cat scan.png | recto convert - -o - --to txt

    Files that exist are replaced, inputs never. A file is written whole or not at all. An input that fails does \
    not stop the others; a page that fails stays without text.

    \(ExitCodes.table)
    """
}
