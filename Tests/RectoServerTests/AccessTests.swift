import Foundation
import Testing

@testable import RectoServer

@Suite struct AccessTests {
  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.1", "198.18.0.1", "198.19.255.255", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "2001::1", "100::1",
  ])
  func ownNetworksAreNotPublic(text: String) async throws {
    let address = try #require(await HostAddresses.resolve(text).first)
    #expect(!PublicAddress.isPublic(address.bytes), "\(address.text)")
  }

  @Test(arguments: [
    "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111",
  ])
  func othersArePublic(text: String) async throws {
    let address = try #require(await HostAddresses.resolve(text).first)
    #expect(address.text == text)
    #expect(PublicAddress.isPublic(address.bytes))
  }

  /// The resolver takes numbers in forms that don't look like addresses.
  @Test(arguments: ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "localhost"])
  func disguisesAreSeenThrough(text: String) async throws {
    for address in await HostAddresses.resolve(text) { #expect(!PublicAddress.isPublic(address.bytes)) }
    #expect(await !HostAddresses.resolve(text).isEmpty)
  }

  @Test(arguments: [
    "ftp://example.org/a", "file:///etc/passwd", "http://", "http:///a", "//example.org", "a b", "gopher://x",
    "http://example.org:8080/", "https://example.org:22/", "http://user@example.org/",
    "http://u:p@example.org/",
    "http://ex_ample.org/",
  ])
  func addressesAreRefused(text: String) {
    #expect(throws: ServiceError.self) { try SourceURL(text, allowed: []) }
  }

  @Test func addressesAreTakenAsTheyWillBeAsked() throws {
    let source = try SourceURL("HTTP://Example.ORG/a%20b/scan%201.png?x=1", allowed: [])
    #expect((source.host, source.port) == ("example.org", 80))
    #expect(source.text == "http://example.org/a%20b/scan%201.png?x=1")
    #expect(source.fileName == "scan 1.png")
    #expect(try SourceURL("https://[2606:4700::1111]/", allowed: []).host == "2606:4700::1111")
    #expect(try SourceURL("http://box:9000/", allowed: ["box:9000"]).isAllowed)
    #expect(throws: ServiceError.self) { try SourceURL("http://box:9001/", allowed: ["box:9000"]) }
  }

  @Test func redirectsAreCheckedAnew() throws {
    let source = try SourceURL("https://example.org/a/b", allowed: [])
    #expect(try source.redirected(to: "c", allowed: []).text == "https://example.org/a/c")
    #expect(throws: ServiceError.self) { try source.redirected(to: "http://other:81/", allowed: []) }
    #expect(throws: ServiceError.self) { try source.redirected(to: "file:///etc/passwd", allowed: []) }
  }

  @Test func linksAreGoodUntilTheirTimeAndForNothingElse() {
    let links = SignedLinks(secret: Data("secret".utf8))
    let path = links.path(job: "j", format: "pdf", expires: Date(timeIntervalSince1970: 1000))
    let signature = String(path.split(separator: "=").last ?? "")
    #expect(path.hasPrefix("/files/j/pdf?expires=1000&signature="))
    func check(
      _ job: String = "j", _ format: String = "pdf", _ time: String = "1000", _ code: String? = nil,
      at now: Double = 999
    ) -> SignedLinks.Verdict {
      links.check(
        job: job, format: format, expires: time, signature: code ?? signature,
        now: Date(timeIntervalSince1970: now))
    }
    #expect(check() == .good)
    #expect(check(at: 1000) == .expired)
    #expect(check("k") == .forged)
    #expect(check("j", "txt") == .forged)
    #expect(check("j", "pdf", "1001") == .forged)
    #expect(check("j", "pdf", "x") == .forged)
    #expect(check("j", "pdf", "1000", "") == .forged)
    #expect(
      check("j", "pdf", "1000", String(signature.dropLast()) + (signature.hasSuffix("0") ? "1" : "0"))
        == .forged)
  }

  @Test func ratesAreKeptByKey() async {
    let limiter = RateLimiter()
    let start = Date(timeIntervalSince1970: 0)
    func take(_ key: String, after seconds: Double) async -> RateLimiter.Verdict {
      await limiter.take(key, perSecond: 2, now: start + seconds)
    }
    #expect(await take("a", after: 0) == .init(isAllowed: true, limit: 2, remaining: 1, reset: 0))
    #expect(await take("a", after: 0).isAllowed)
    #expect(await take("a", after: 0) == .init(isAllowed: false, limit: 2, remaining: 0, reset: 1))
    #expect(await take("b", after: 0).isAllowed)
    #expect(await take("a", after: 0.4).isAllowed == false)
    #expect(await take("a", after: 0.5).isAllowed)
    #expect(await take("a", after: 99).remaining == 1)
  }

  @Test func aSlowRateStillAllowsOne() async {
    let limiter = RateLimiter()
    let start = Date(timeIntervalSince1970: 0)
    #expect(await limiter.take("a", perSecond: 0.1, now: start).isAllowed)
    #expect(await limiter.take("a", perSecond: 0.1, now: start + 1).reset == 9)
    #expect(await limiter.take("a", perSecond: 0.1, now: start + 10).isAllowed)
  }

  @Test func callbacksAreSigned() {
    let signature = CallbackSender.signature(
      of: Data("what do ya want for nothing?".utf8), key: Data("Jefe".utf8),
      time: Date(timeIntervalSince1970: 12))
    #expect(signature.hasPrefix("t=12,v1="))
    #expect(signature.count == "t=12,v1=".count + 64)
  }
}
