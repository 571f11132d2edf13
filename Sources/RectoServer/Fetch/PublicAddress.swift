/// Which addresses of the Internet are anybody's, and which lead into somebody's own network.
enum PublicAddress {
  /// `bytes` are the 4 of IPv4 or the 16 of IPv6, in network order.
  static func isPublic(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: !networks4.contains { $0.contains(bytes) }
    case 16: isPublic6(bytes)
    default: false
    }
  }

  /// Only 2000::/3 is given out; what holds an IPv4 address is not followed, whatever it holds.
  private static func isPublic6(_ bytes: [UInt8]) -> Bool {
    bytes[0] & 0xE0 == 0x20 && !networks6.contains { $0.contains(bytes) }
  }

  private struct Network {
    let start: [UInt8]
    let bits: Int

    func contains(_ address: [UInt8]) -> Bool {
      for bit in 0..<bits {
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        let expected = bit / 8 < start.count ? start[bit / 8] : 0
        if expected & mask != address[bit / 8] & mask { return false }
      }
      return true
    }
  }

  private static let networks4 = [
    Network(start: [0], bits: 8),  // this network
    Network(start: [10], bits: 8),  // private
    Network(start: [100, 64], bits: 10),  // carrier-grade NAT
    Network(start: [127], bits: 8),  // loopback
    Network(start: [169, 254], bits: 16),  // link-local, metadata of clouds
    Network(start: [172, 16], bits: 12),  // private
    Network(start: [192, 0, 0], bits: 24),  // protocol assignments
    Network(start: [192, 0, 2], bits: 24),  // documentation
    Network(start: [192, 31, 196], bits: 24),  // AS112
    Network(start: [192, 52, 193], bits: 24),  // AMT
    Network(start: [192, 88, 99], bits: 24),  // 6to4 relays
    Network(start: [192, 168], bits: 16),  // private
    Network(start: [192, 175, 48], bits: 24),  // AS112
    Network(start: [198, 18], bits: 15),  // benchmarks
    Network(start: [198, 51, 100], bits: 24),  // documentation
    Network(start: [203, 0, 113], bits: 24),  // documentation
    Network(start: [168, 63, 129, 16], bits: 32),  // metadata of a cloud
    Network(start: [224], bits: 4),  // multicast
    Network(start: [240], bits: 4),  // reserved, broadcast
  ]

  private static let networks6 = [
    Network(start: [0x20, 0x01, 0x00], bits: 23),  // protocol assignments, Teredo
    Network(start: [0x20, 0x01, 0x0D, 0xB8], bits: 32),  // documentation
    Network(start: [0x20, 0x02], bits: 16),  // 6to4
    Network(start: [0x26, 0x20, 0x00, 0x4F, 0x80, 0x00], bits: 48),  // AS112
    Network(start: [0x3F, 0xFF], bits: 20),  // documentation
  ]
}
