import RectoModel
import Testing

@testable import RectoRecognition

struct CubicEnlargementTests {
  private func enlarged(_ samples: [UInt8], width: Int, by factor: Double) throws -> PageBitmap {
    try PageBitmap(samples: samples, width: width, height: samples.count / width, channels: 1)
      .enlarged(by: factor)
  }

  @Test func anEvenPictureStaysEven() throws {
    let large = try enlarged([UInt8](repeating: 200, count: 35), width: 7, by: 3)
    #expect(large.size == Size(width: 21, height: 15))
    #expect(large.samples.allSatisfy { $0 == 200 })
  }

  @Test(arguments: [1.5, 2, 3.7, 5]) func anEdgeStaysWhereItIs(factor: Double) throws {
    let row: [UInt8] = [0, 0, 0, 0, 255, 255, 255, 255]
    let large = try enlarged(row + row + row, width: 8, by: factor)
    let samples = large.samples.prefix(large.width)
    #expect(samples.first == 0)
    #expect(samples.last == 255)
    let dark = samples.count { $0 < 128 }
    #expect(abs(Double(dark) - Double(samples.count) / 2) <= 1)
  }

  /// Linear interpolation reaches the paper's brightness a whole old pixel from the letter; this is nearer to it before.
  @Test func edgesAreSteeperThanLinearOnes() throws {
    let row: [UInt8] = [255, 255, 255, 0, 0, 0, 255, 255, 255]
    let small = try PageBitmap(samples: row + row + row, width: 9, height: 3, channels: 1)
    func grey(_ bitmap: PageBitmap) -> Int { bitmap.samples.count { $0 > 25 && $0 < 230 } }
    #expect(try grey(small.enlarged(by: 4)) < grey(small.scaled(by: 4)))
  }

  @Test func nothingIsMadeSmaller() throws {
    #expect(try enlarged([1, 2, 3, 4], width: 2, by: 0.5).size == Size(width: 2, height: 2))
  }
}
