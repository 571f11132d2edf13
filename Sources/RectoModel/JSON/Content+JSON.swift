/// Tagged by hand, so that the JSON is ours and not the compiler's: `{"type": "heading", "level": 1, …}`.
extension Content: Codable {
  private enum Tag: String, Codable {
    case paragraph, heading, list, table, figure, caption, formula, code, header, footer, footnote, separator
  }

  private enum CodingKeys: String, CodingKey {
    case type
  }

  /// As the JSON has it: "paragraph", "table".
  public var typeName: String { tag.rawValue }

  private var tag: Tag {
    switch self {
    case .paragraph: .paragraph
    case .heading: .heading
    case .list: .list
    case .table: .table
    case .figure: .figure
    case .caption: .caption
    case .formula: .formula
    case .code: .code
    case .header: .header
    case .footer: .footer
    case .footnote: .footnote
    case .separator: .separator
    }
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    switch try fields.decode(Tag.self, forKey: .type) {
    case .paragraph: self = .paragraph(try Paragraph(from: decoder))
    case .heading: self = .heading(try Heading(from: decoder))
    case .list: self = .list(try List(from: decoder))
    case .table: self = .table(try Table(from: decoder))
    case .figure: self = .figure(try Figure(from: decoder))
    case .caption: self = .caption(try Caption(from: decoder))
    case .formula: self = .formula(try Formula(from: decoder))
    case .code: self = .code(try Code(from: decoder))
    case .header: self = .header(try Paragraph(from: decoder))
    case .footer: self = .footer(try Paragraph(from: decoder))
    case .footnote: self = .footnote(try Footnote(from: decoder))
    case .separator: self = .separator
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(tag, forKey: .type)
    switch self {
    case .paragraph(let value), .header(let value), .footer(let value): try value.encode(to: encoder)
    case .heading(let value): try value.encode(to: encoder)
    case .list(let value): try value.encode(to: encoder)
    case .table(let value): try value.encode(to: encoder)
    case .figure(let value): try value.encode(to: encoder)
    case .caption(let value): try value.encode(to: encoder)
    case .formula(let value): try value.encode(to: encoder)
    case .code(let value): try value.encode(to: encoder)
    case .footnote(let value): try value.encode(to: encoder)
    case .separator: break
    }
  }
}
