import Testing

@testable import RectoCLI

@Suite struct ProgressBarTests {
  @Test func fitsTheTerminal() {
    let work = ProgressBar.Work(documents: 1, documentsDone: 0, pages: 120, pagesDone: 45)
    for columns in 1...200 {
      #expect(ProgressBar.line(work, seconds: 75, columns: columns).count < max(2, columns))
    }
    #expect(
      ProgressBar.line(work, seconds: 75, columns: 80)
        == "[###########...................]  45 of 120 pages  0.6 pages/s  2:05 left")
  }

  @Test func countsFilesWhenThereAreMany() {
    let work = ProgressBar.Work(documents: 4, documentsDone: 1, pages: 9, pagesDone: 8)
    #expect(
      ProgressBar.line(work, seconds: 10, columns: 80).hasSuffix("]  1 of 4 files  0.8 pages/s  0:30 left"))
  }

  @Test func figuresAreForPeople() {
    #expect(Figures.bytes(999) == "999 bytes")
    #expect(Figures.bytes(1) == "1 byte")
    #expect(Figures.bytes(1_234_567) == "1.2 MB")
    #expect(Figures.clock(3_725) == "1:02:05")
    #expect(Figures.clock(.infinity) == "1000:00:00")
  }
}
