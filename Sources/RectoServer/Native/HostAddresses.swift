import Dispatch
import Glibc

/// The addresses of a host, by the system's resolver (glibc's getaddrinfo, which is thread-safe).
enum HostAddresses {
  struct Address: Sendable, Hashable {
    /// 4 or 16, in network order.
    let bytes: [UInt8]
    /// As numbers: `192.0.2.1`, `2001:db8::1`.
    let text: String
  }

  /// All of them, in the resolver's order; empty when there are none. Waits on a thread of its own.
  static func resolve(_ host: String) async -> [Address] {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: lookUp(host)) }
    }
  }

  private static func lookUp(_ host: String) -> [Address] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [Address] = []
    var next = list
    while let entry = next {
      if let address = address(entry.pointee), !found.contains(address) { found.append(address) }
      next = entry.pointee.ai_next
    }
    return found
  }

  private static func address(_ entry: addrinfo) -> Address? {
    guard let socket = UnsafeRawPointer(entry.ai_addr) else { return nil }
    switch entry.ai_family {
    case AF_INET:
      let address = socket.loadUnaligned(as: sockaddr_in.self).sin_addr
      return text(of: withUnsafeBytes(of: address) { Array($0) }, family: AF_INET)
    case AF_INET6:
      let address = socket.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return text(of: withUnsafeBytes(of: address) { Array($0) }, family: AF_INET6)
    default: return nil
    }
  }

  private static func text(of bytes: [UInt8], family: Int32) -> Address? {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return nil }
    let characters = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return Address(bytes: bytes, text: String(decoding: characters, as: UTF8.self))
  }
}
