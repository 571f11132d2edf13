public import Foundation
public import RectoComparison
public import RectoModel

extension GoldenCase {
  /// Records a document and its pictures as the input of this case, or compares them with what is there.
  /// nil when they are equal.
  public func checkInput(_ document: Document, assets: [AssetID: Data] = [:]) throws(RectoError)
    -> Verdict?
  {
    for (id, data) in assets.sorted(by: { $0.key.description < $1.key.description }) {
      let file = assetFolder.appendingPathComponent(id.description)
      if mode == .all || !FileManager.default.fileExists(atPath: file.path) {
        guard mode != .never else {
          return Verdict(
            name: name, file: "assets/\(id)", outcome: .missing, message: "the picture is missing")
        }
        try GoldenFiles.write(data, to: file)
      }
    }
    return try check(try document.readableJSON(), against: "input.json")
  }
}

extension Document {
  /// As JSON with sorted keys that a person can read: what fits a line stands on one.
  public func readableJSON() throws(RectoError) -> String {
    let data: Data
    do {
      data = try JSONEncoder.ordered.encode(self)
    } catch {
      throw RectoError(.internalInvariant, "The document can't be written as JSON.", cause: "\(error)")
    }
    return JSONFolding(width: 110).folded(String(decoding: data, as: UTF8.self)) + "\n"
  }
}
