import Foundation
import RectoModel
import RectoStore
import Testing

@Suite struct TokenTests {
  @Test func aTokenIsFoundAndAnyOtherIsNot() async throws {
    let folder = try StoreFolder()
    let limits = TokenLimits(pagesPerMonth: 10, requestsPerSecond: 2.5, priority: 3)
    let (token, record) = try await folder.store.createToken(name: "shop", limits: limits, now: .at(0))
    #expect(try await folder.store.token(token) == record)
    #expect(try await folder.store.token(id: record.id) == record)
    #expect(record.limits == limits)
    let last = token.hasSuffix("A") ? "B" : "A"
    for wrong in ["", "recto", token + "x", String(token.dropLast()) + last, "recto_\(record.id)_", "__"] {
      #expect(try await folder.store.token(wrong) == nil, "\(wrong)")
    }
  }

  @Test func tokensAreLongAndDifferent() async throws {
    let folder = try StoreFolder()
    var tokens: Set<String> = []
    for _ in 0..<20 {
      tokens.insert(
        try await folder.store.createToken(name: "n", limits: TokenLimits(), now: .at(0)).token)
    }
    #expect(tokens.count == 20)
    // 256 bits in base 64.
    #expect(tokens.allSatisfy { $0.split(separator: "_", maxSplits: 2)[2].count == 43 })
  }

  @Test func theTokenItselfIsNotInTheFiles() async throws {
    let folder = try StoreFolder()
    let (token, record) = try await folder.store.createToken(name: "n", limits: TokenLimits(), now: .at(0))
    let secret = Data(token.dropFirst("recto_\(record.id)_".count).utf8)
    var bytes = Data()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      bytes += (try? Data(contentsOf: folder.url.appendingPathComponent(name))) ?? Data()
    }
    #expect(bytes.range(of: Data(record.id.utf8)) != nil)
    #expect(bytes.range(of: secret) == nil)
  }

  @Test func aRevokedTokenIsUnknown() async throws {
    let folder = try StoreFolder()
    let (token, record) = try await folder.store.createToken(name: "n", limits: TokenLimits(), now: .at(0))
    let revoked = try await folder.store.revokeToken("n", now: .at(1))
    #expect((revoked.id, revoked.revokedAt) == (record.id, .at(1)))
    #expect(try await folder.store.token(token) == nil)
    #expect(try await folder.store.tokens() == [revoked])
    let error = await #expect(throws: RectoError.self) {
      try await folder.store.revokeToken("n", now: .at(2))
    }
    #expect(error?.code == .contentMissing)
  }

  @Test func aNameThatIsNotUniqueIsNotEnough() async throws {
    let folder = try StoreFolder()
    var ids: [String] = []
    for _ in 0..<2 {
      ids.append(
        try await folder.store.createToken(name: "n", limits: TokenLimits(), now: .at(0)).record.id)
    }
    let error = await #expect(throws: RectoError.self) {
      try await folder.store.revokeToken("n", now: .at(2))
    }
    #expect(error?.code == .malformedInput)
    #expect(try await folder.store.revokeToken(ids[1], now: .at(2)).id == ids[1])
  }

  @Test func secretsStayTheSame() async throws {
    let folder = try StoreFolder()
    let secret = try await folder.store.secret("links")
    #expect(secret.count == 32)
    #expect(try await folder.store.secret("links") == secret)
    #expect(try await folder.store.secret("other") != secret)
    #expect(try await DataFolder(folder.url).store.secret("links") == secret)
  }
}
