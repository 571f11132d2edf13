import Foundation

/// Puts a form together from the events of its parser.
struct FormParts {
  private enum Part {
    case none
    case field(String, Data)
    case file(String, UploadWriter)
  }

  private let folder: URL
  private let fileBytes: Int
  private var part = Part.none
  private var fieldBytes = 0
  private(set) var form = Form()

  init(folder: URL, fileBytes: Int) {
    self.folder = folder
    self.fileBytes = fileBytes
  }

  mutating func take(_ event: MultipartParser.Event) throws {
    switch event {
    case .part(let header): try begin(header)
    case .bytes(let bytes): try add(Data(bytes))
    case .endOfPart: try end()
    case .end: break
    }
  }

  private mutating func begin(_ header: MultipartHeader) throws {
    guard let fileName = header.fileName else {
      part = .field(header.name, Data())
      return
    }
    guard form.files.isEmpty else { throw ServiceError(.badRequest, "Send one file at a time.") }
    let place = folder.appendingPathComponent("upload")
    part = .file(header.name, try UploadWriter(place, name: fileName, limit: fileBytes))
  }

  private mutating func add(_ bytes: Data) throws {
    switch part {
    case .none: break
    case .field(let name, let value):
      fieldBytes += bytes.count
      guard fieldBytes <= Form.fieldBytes else { throw ServiceError.fieldsTooLarge }
      part = .field(name, value + bytes)
    case .file(_, let writer): try writer.write(bytes)
    }
  }

  private mutating func end() throws {
    switch part {
    case .none: break
    case .field(let name, let value):
      guard let text = String(data: value, encoding: .utf8) else {
        throw ServiceError(.badRequest, "The field \"\(name)\" is not UTF-8.")
      }
      form.fields[name, default: []].append(text)
    case .file(let name, let writer): form.files[name] = writer.finish()
    }
    part = .none
  }
}
