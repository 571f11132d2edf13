import Foundation
import RectoModel
import Testing

@Suite struct JSONSchemaTests {
  private static var schema: URL {
    get throws {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
      return root.appending(path: "Sources/RectoModel/JSON/recto-document.schema.json")
    }
  }

  /// Lines of the script's answer; none when all is well.
  private func faults(_ script: String, in documents: [Document]) throws -> [String] {
    let texts = try documents.map { try write($0, as: "json").text }
    let result = try ExternalTool.python(
      Self.start + script, [Self.schema.path], input: JSONEncoder().encode(texts))
    #expect(result.status == 0, "\(result.errors)")
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func whatIsWrittenIsValid() throws {
    let script = """
      Draft202012Validator.check_schema(schema)
      for document in documents:
          for error in validator.iter_errors(document): print(error.json_path, error.message[:200])
      """
    let documents = [try fullDocument(), try everyContent(), Document(pages: [])]
    #expect(try faults(script, in: documents) == [])
  }

  /// Each value in turn gets another type, each object a member that it can't have.
  @Test func noWrongValueIsValid() throws {
    let script = """
      def places(value, path=()):
          yield path, value
          children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
          for key, child in children: yield from places(child, path + (key,))

      def changed(value, path, new):
          if not path: return new
          copy = value.copy()
          copy[path[0]] = changed(value[path[0]], path[1:], new)
          return copy

      def short(value):
          # Of words and lines one is enough.
          if isinstance(value, dict):
              return {key: short(child)[:1] if key in ("words", "lines", "glyphs") else short(child) for key, child in value.items()}
          return [short(child) for child in value] if isinstance(value, list) else value

      seen = set()
      document = documents[0]
      blocks = document["pages"][0]["blocks"]
      for block in blocks:
          document["pages"] = [dict(document["pages"][0], blocks=[short(block)])]
          for path, value in places(document):
              # A word's box is the same in every block.
              shape = (block["type"],) * (path[-2:-1] == (0,)) + tuple(key for key in path if isinstance(key, str))[-3:]
              if shape in seen: continue
              seen.add(shape)
              wrong = [5 if isinstance(value, str) else "wrong", None]
              if isinstance(value, dict): wrong.append(dict(value, unknown=1))
              for new in wrong:
                  if validator.is_valid(changed(document, path, new)):
                      print(".".join(map(str, path)), "=", str(new)[:60])
      assert len(seen) > 90, len(seen)
      """
    #expect(try faults(script, in: [try fullDocument()]) == [])
  }

  @Test func wrongDocumentsAreRefused() throws {
    let script = """
      import copy
      def expect_invalid(name, change):
          document = copy.deepcopy(documents[0])
          change(document, document["pages"][0]["blocks"])
          if validator.is_valid(document): print(name)

      def put(holder, key, value): holder[key] = value
      kinds = [block["type"] for block in documents[0]["pages"][0]["blocks"]]
      at = {kind: index for index, kind in enumerate(kinds)}
      expect_invalid("version", lambda d, b: put(d, "schemaVersion", "2.0"))
      expect_invalid("no version", lambda d, b: d.pop("schemaVersion"))
      expect_invalid("no pages", lambda d, b: d.pop("pages"))
      expect_invalid("level 0", lambda d, b: put(b[at["heading"]], "level", 0))
      expect_invalid("level 7", lambda d, b: put(b[at["heading"]], "level", 7))
      expect_invalid("level 1.5", lambda d, b: put(b[at["heading"]], "level", 1.5))
      expect_invalid("confidence", lambda d, b: put(b[0], "confidence", 1.01))
      expect_invalid("short box", lambda d, b: b[0]["region"]["box"].pop())
      expect_invalid("long box", lambda d, b: b[0]["region"]["box"].append(1))
      expect_invalid("asset", lambda d, b: put(b[at["figure"]], "asset", "../x"))
      expect_invalid("hidden asset", lambda d, b: put(b[at["figure"]], "asset", ".x"))
      expect_invalid("rotation", lambda d, b: put(d["pages"][0]["image"], "rotation", 45))
      expect_invalid("resolution", lambda d, b: put(d["pages"][0]["resolution"], "unitsPerInch", 0))
      expect_invalid("color", lambda d, b: put(b[0]["lines"][0]["words"][0]["style"], "color", "red"))
      expect_invalid("trait twice", lambda d, b: put(b[0]["lines"][0]["words"][0]["style"], "traits", ["bold", "bold"]))
      expect_invalid("row -1", lambda d, b: put(b[at["table"]]["cells"][0], "row", -1))
      expect_invalid("span 0", lambda d, b: put(b[at["table"]]["cells"][0], "rowSpan", 0))
      expect_invalid("no rows", lambda d, b: put(b[at["table"]], "rowCount", 0))
      for kind in kinds:
          for other in kinds:
              same = {"paragraph", "header", "footer"}
              if kind == other or {kind, other} <= same: continue
              expect_invalid(f"{kind} as {other}", lambda d, b: put(b[at[kind]], "type", other))
      """
    #expect(try faults(script, in: [try fullDocument()]) == [])
  }

  private static let start = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    documents = [json.loads(text) for text in json.load(sys.stdin)]
    validator = Draft202012Validator(schema)

    """
}
