import Foundation
import RectoTesting
import Testing

/// All documents among the golden files against the published schema, in one run of Python.
@Suite struct GoldenSchemaTests {
  @Test func documentsAreValid() throws {
    let golden = try GoldenFolder.above(#filePath)
    let schema = golden.folder.deletingLastPathComponent()
      .appending(path: "Sources/RectoModel/JSON/recto-document.schema.json")
    let script = """
      import json, pathlib, sys
      from jsonschema import Draft202012Validator

      schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      files = sorted(pathlib.Path(sys.argv[2]).rglob("*.json"))
      for file in files:
          for error in validator.iter_errors(json.loads(file.read_text(encoding="utf-8"))):
              print(f"{file.parent.name}/{file.name}: {error.json_path}: {error.message[:200]}")
      print(len(files), "documents")
      """
    let result = try ExternalTool.python(script, [schema.path, golden.folder.path])
    #expect(result.status == 0, "\(result.errors)")
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
    let documents = try 2 * golden.cases().count + SampleScan.all.count
    #expect(lines == ["\(documents) documents"])
  }
}
