import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct RegionGridTests {
  private static let classes = LayoutRegion.Kind.allCases.count

  /// A picture of 128 x 64 pixels; nothing is seen.
  private var scores = RegionGrid.strides.map { stride in
    [Float](repeating: 0, count: places(stride) * classes)
  }
  private var distances = RegionGrid.strides.map { stride in
    [Float](repeating: 0, count: places(stride) * 32)
  }

  private static func places(_ stride: Int) -> Int {
    ((128 + stride - 1) / stride) * ((64 + stride - 1) / stride)
  }

  private var grid: RegionGrid { RegionGrid(width: 128, height: 64, scores: scores, distances: distances) }

  /// Edges so many steps away from a place of the finest grid, surely.
  private mutating func see(_ kind: LayoutRegion.Kind, _ score: Float, place: Int, steps: [Int]) {
    let index = LayoutRegion.Kind.allCases.firstIndex(of: kind) ?? 0
    scores[0][place * Self.classes + index] = score
    for (side, step) in steps.enumerated() { distances[0][(place * 4 + side) * 8 + step] = 50 }
  }

  @Test mutating func edgesAreStepsAwayFromThePlace() throws {
    // The third place of the second row: its middle is 20, 12.
    see(.title, 0.837, place: 16 + 2, steps: [2, 1, 5, 1])
    #expect(
      grid.regions == [LayoutRegion(.title, Rect(left: 4, top: 4, right: 60, bottom: 20), score: 0.84)])
  }

  @Test mutating func edgesEndAtThePicture() throws {
    see(.figure, 0.9, place: 0, steps: [7, 7, 1, 1])
    #expect(grid.regions?.first?.box == Rect(left: 0, top: 0, right: 12, bottom: 12))
  }

  @Test mutating func theSurerOfTwoStays() throws {
    see(.text, 0.7, place: 16 + 2, steps: [2, 1, 5, 1])
    see(.text, 0.9, place: 16 + 3, steps: [3, 1, 4, 1])
    see(.title, 0.6, place: 16 + 4, steps: [4, 1, 3, 1])
    #expect(grid.regions?.map(\.kind) == [.text, .title])
    #expect(grid.regions?.map(\.score) == [0.9, 0.6])
  }

  @Test mutating func unsureRegionsAndEmptyOnesAreNone() throws {
    see(.text, 0.39, place: 18, steps: [2, 1, 5, 1])
    see(.text, 0.9, place: 40, steps: [0, 0, 0, 0])
    see(.text, .nan, place: 50, steps: [1, 1, 1, 1])
    #expect(grid.regions == [])
  }

  @Test mutating func outputsOfAnotherSizeAreToldApart() {
    scores[1].removeLast()
    #expect(grid.regions == nil)
    #expect(RegionGrid(width: 128, height: 64, scores: [], distances: []).regions == nil)
  }
}
