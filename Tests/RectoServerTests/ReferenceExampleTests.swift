import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RectoStore
import Subprocess
import Testing

@testable import RectoServer

/// The examples of the published pages, with nothing changed but the address, the token and the name of the file.
@Suite(.serialized) struct ReferenceExampleTests {
  private static let curl = """
    set -e
    curl -s -X POST $BASE/api/v1/ocr/ \\
      -H "Authorization: Bearer $TOKEN" \\
      -F "file=@invoice.png" -F "tier=vlm" > job.json
    UUID=$(sed -n 's/.*"uuid":"\\([^"]*\\)".*/\\1/p' job.json)
    curl -s $BASE/api/v1/ocr/$UUID/ \\
      -H "Authorization: Bearer $TOKEN"
    curl -s -L "$BASE/api/v1/ocr/$UUID/download/?format=docx" \\
      -H "Authorization: Bearer $TOKEN" -o result.docx
    head -c 2 result.docx
    """

  private static let node = """
    import fs from "fs";

    const API = process.env.BASE + "/api/v1/ocr/";
    const H = { Authorization: "Bearer " + process.env.TOKEN };

    const form = new FormData();
    form.append("file", new Blob([fs.readFileSync("invoice.png")]), "invoice.png");
    form.append("tier", "vlm");

    let job = await (await fetch(API, { method: "POST", headers: H, body: form })).json();

    while (["pending", "processing"].includes(job.status)) {
      await new Promise(r => setTimeout(r, 2000));
      job = await (await fetch(API + job.uuid + "/", { headers: H })).json();
    }
    console.log(job.markdown);
    """

  /// What a command prints that runs in a folder with the scan and the script, beside a server.
  private func output(of command: String, script: String, named name: String) async throws -> String {
    let printed = LineLog()
    let server = try await TestServer()
    let token = server.token
    let folder = try await server.folder.files.makeWorkFolder()
    try SampleFiles.scan().write(to: folder.appendingPathComponent("invoice.png"))
    try Data(script.utf8).write(to: folder.appendingPathComponent(name))
    try await server.server.application().test(.live) { client in
      let port = try #require(client.port)
      let result = try await Subprocess.run(
        .name("bash"), arguments: ["-c", "cd \"$FOLDER\" && exec \(command) \(name)"],
        environment: .inherit.updating([
          "BASE": "http://127.0.0.1:\(port)", "TOKEN": token, "FOLDER": folder.path,
        ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
      #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
      printed.add(result.standardOutput)
    }
    return printed.all.joined()
  }

  @Test func curlWorks() async throws {
    let text = try await output(of: "bash", script: Self.curl, named: "example.sh")
    #expect(text.contains("\"status\":\"done\""))
    #expect(text.hasSuffix("PK"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/node")))
  func nodeWorks() async throws {
    let text = try await output(of: "node", script: Self.node, named: "example.mjs")
    #expect(text.contains("Invoice"))
    #expect(text.count > 100)
  }
}
