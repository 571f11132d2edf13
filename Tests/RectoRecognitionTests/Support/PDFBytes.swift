import Foundation

/// Makes small PDF files.
enum PDFBytes {
  /// One page for each content; `page` goes into every page's dictionary.
  static func data(contents: [String], page: String = "/MediaBox [0 0 144 72]", info: String? = nil) -> Data {
    let pages = contents.indices.map { 3 + 2 * $0 }
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(pages.map { "\($0) 0 R" }.joined(separator: " "))] /Count \(pages.count) >>",
    ]
    for (number, content) in zip(pages, contents) {
      objects.append("<< /Type /Page /Parent 2 0 R \(page) /Contents \(number + 1) 0 R >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    if let info { objects.append("<< \(info) >>") }
    return file(objects, hasInfo: info != nil)
  }

  private static func file(_ objects: [String], hasInfo: Bool) -> Data {
    var out = "%PDF-1.7\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(out.utf8.count)
      out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      out += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    let info = hasInfo ? " /Info \(objects.count) 0 R" : ""
    out += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R\(info) >>\nstartxref\n\(start)\n%%EOF\n"
    return Data(out.utf8)
  }

  /// One page, encrypted with AES-128; the password is "secret".
  static var encrypted: Data? {
    Data(
      base64Encoded: """
        JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMC
        BvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAv
        Q29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDE0NCA3MiBdIC9QYXJlbnQgMiAwIFIgL1R5cGUgL1BhZ2UgPj
        4KZW5kb2JqCjQgMCBvYmoKPDwgL0ZpbHRlciAvRmxhdGVEZWNvZGUgL0xlbmd0aCA0OCA+PgpzdHJlYW0KziN5AN2o
        Hej7zBZUOVs3QCMk4EOb/2zFCku7yhcU8pKRFu+G077AwsqboL9cnYQsZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCj
        w8IC9DRiA8PCAvU3RkQ0YgPDwgL0F1dGhFdmVudCAvRG9jT3BlbiAvQ0ZNIC9BRVNWMiAvTGVuZ3RoIDE2ID4+ID4+
        IC9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMTI4IC9PIDwwZGI1ODU1ZmM1MzI2NTY5ZTc2NTkwNmNhZjY0ZTQ0Mj
        lhNGMyMGQ2ZTk5NmZkZWY5NjNlOWI1MDgwZjllMDgzPiAvUCAtNCAvUiA0IC9TdG1GIC9TdGRDRiAvU3RyRiAvU3Rk
        Q0YgL1UgPGI3ZGFjMzhiYjFjNzA4OGIyMGMyMmI4MmMwOGZkMzAxMDEyMjQ1NmE5MWJhZTUxMzQyNzNhNmRiMTM0Yz
        g3YzQ+IC9WIDQgPj4KZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAxNSAwMDAwMCBu
        IAowMDAwMDAwMDY0IDAwMDAwIG4gCjAwMDAwMDAxMjMgMDAwMDAgbiAKMDAwMDAwMDIxMSAwMDAwMCBuIAowMDAwMD
        AwMzI5IDAwMDAwIG4gCnRyYWlsZXIgPDwgL1Jvb3QgMSAwIFIgL0lEIFs8YzNlNmI5ZDA1NmU4ZjAzMzE4YWMyYjI0
        ODY5NzZmZDM+PDMxNDE1OTI2NTM1ODk3OTMyMzg0NjI2NDMzODMyNzk1Pl0gL0VuY3J5cHQgNSAwIFIgPj4Kc3Rhcn
        R4cmVmCjYyOAolJUVPRgo=
        """, options: .ignoreUnknownCharacters)
  }
}
