import Foundation
import RectoFormats
import RectoModel
import Synchronization
import Testing

/// What a reader made of a text, and what it reported.
struct ReadBack {
  var document: Document
  var diagnostics: [Diagnostic]
}

/// Reads as every user does: by what stands in the file.
func readBack(_ bytes: Data, limits: Limits = Limits()) throws -> ReadBack {
  let diagnostics = Mutex<[Diagnostic]>([])
  let reader = try #require(FormatRegistry.reader(head: bytes.prefix(1 << 18)))
  let context = ReadContext(
    fileName: "page.file", limits: limits,
    report: { diagnostic in diagnostics.withLock { $0.append(diagnostic) } })
  let document = try reader.read(bytes, context: context)
  return ReadBack(document: document, diagnostics: diagnostics.withLock(\.self))
}

func readBack(_ text: String) throws -> ReadBack { try readBack(Data(text.utf8)) }

extension Document {
  /// Without what interchange formats don't hold: pictures and the sources that no page names.
  var withoutPictures: Document {
    var copy = self
    for index in copy.pages.indices {
      copy.pages[index].image = nil
      copy.pages[index].original = nil
      copy.pages[index].blocks = copy.pages[index].blocks.map(\.withoutPictures)
    }
    return copy
  }
}

extension Block {
  fileprivate var withoutPictures: Block {
    var copy = self
    copy.provenance = nil
    switch content {
    case .figure(var figure):
      figure.asset = nil
      copy.content = .figure(figure)
    case .formula(var formula):
      formula.asset = nil
      copy.content = .formula(formula)
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = list.items[index].blocks.map(\.withoutPictures)
      }
      copy.content = .list(list)
    case .table(let table): copy.content = .table(table.mappingBlocks(\.withoutPictures))
    default: break
    }
    return copy
  }
}
