import Foundation
internal import RectoModel

extension CellValue {
  /// As the JSON format writes it; nil for numbers that JSON can't hold.
  var json: String? {
    return (try? JSONEncoder.ordered.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// nil for what is no value.
  init?(json: String) {
    guard let value = try? JSONDecoder().decode(CellValue.self, from: Data(json.utf8)) else { return nil }
    self = value
  }
}
