import Foundation

/// An address that a client names, checked as far as that goes without asking for its host.
struct SourceURL: Sendable, Hashable {
  let url: URL
  let host: String
  let port: Int
  /// The host need not be public: the operator says so.
  let isAllowed: Bool

  var text: String { url.absoluteString }

  /// The last part of the path, for people.
  var fileName: String {
    let name = url.lastPathComponent.removingPercentEncoding ?? ""
    return name.isEmpty || name == "/" ? host : String(name.suffix(200))
  }

  /// Throws `.badRequest` for what is no web address, or has another port than 80 or 443.
  init(_ text: String, allowed: Set<String>) throws {
    guard text.utf8.count <= 2000, var parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = parts.host?.lowercased(), Self.isPlain(host)
    else {
      throw ServiceError(.badRequest, "The address is no http or https URL; encode it as a URL.")
    }
    // What is checked and what is asked must be the same name to the letter.
    (parts.scheme, parts.host) = (scheme, host)
    guard let url = parts.url else {
      throw ServiceError(.badRequest, "The address is no http or https URL; encode it as a URL.")
    }
    guard parts.user == nil, parts.password == nil else {
      throw ServiceError(.badRequest, "The address must not hold a user or a password.")
    }
    self.url = url
    self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    port = parts.port ?? (scheme == "https" ? 443 : 80)
    isAllowed = allowed.contains(self.host) || allowed.contains("\(self.host):\(port)")
    guard isAllowed || port == 80 || port == 443 else {
      throw ServiceError(.badRequest, "The address must not have another port than 80 or 443.")
    }
  }

  /// Where a redirect from here leads.
  func redirected(to location: String, allowed: Set<String>) throws -> SourceURL {
    guard let target = URL(string: location, relativeTo: url)?.absoluteURL else {
      throw ServiceError(.badRequest, "The address redirects to what is no URL.")
    }
    return try SourceURL(target.absoluteString, allowed: allowed)
  }

  /// Letters, digits and what stands in names and numbers of hosts; other names come in Punycode.
  private static func isPlain(_ host: String) -> Bool {
    !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
          true
        default: false
        }
      }
  }
}
