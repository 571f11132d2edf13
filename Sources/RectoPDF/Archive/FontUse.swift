/// A font as the pages of a file use it.
final class FontUse {
  let font: QPDFObject
  /// Without its slash and the mark of a subset.
  let name: String
  /// Of a composite font; nil when it isn't known how its bytes become codes.
  let codes: CharacterCodes?
  let isComposite: Bool
  private(set) var visible: Set<Int> = []
  private(set) var hidden: Set<Int> = []
  private(set) var pages: [Int] = []

  init(_ font: borrowing QPDFObject) {
    self.font = font.again()
    isComposite = font["/Subtype"].isName("/Type0")
    name = Self.plainName(font)
    codes = isComposite ? Self.characterCodes(font["/Encoding"]) : nil
  }

  private static func plainName(_ font: borrowing QPDFObject) -> String {
    let name = (font["/BaseFont"].name ?? font["/Name"].name ?? "/without name").dropFirst()
    return name.dropFirst(6).first == "+" ? String(name.dropFirst(7)) : String(name)
  }

  private static func characterCodes(_ encoding: borrowing QPDFObject) -> CharacterCodes? {
    if encoding.isName("/Identity-H") || encoding.isName("/Identity-V") { return .identity }
    guard let data = encoding.streamData(.generalized) else { return nil }
    let codes = CharacterCodes([UInt8](data))
    return codes.parent == nil && encoding["/UseCMap"].isNull ? codes : nil
  }

  func show(_ bytes: [UInt8], isVisible: Bool, page: Int) {
    if pages.last != page { pages.append(page) }
    let shown = isComposite ? codes?.codes(bytes) ?? [] : bytes.map(Int.init)
    if isVisible { visible.formUnion(shown) } else { hidden.formUnion(shown) }
    if isComposite, codes == nil {
      if isVisible { visible.insert(-1) } else { hidden.insert(-1) }
    }
  }
}
