import Foundation
import Testing

@testable import RectoModel

@Suite struct JSONValueTests {
  @Test func readsEveryKind() throws {
    let json = #"{"a": [1, 2.5, -1e3, true, false, null], "b": {"c": "é\n\ud83d\ude00"}}"#
    let expected: JSONValue = [
      "a": [1, .number(2.5), -1000, true, false, .null], "b": ["c": "é\n😀"],
    ]
    #expect(try JSONValue(Data(json.utf8)) == expected)
  }

  @Test(arguments: ["1", "\"text\"", "null", "true"])
  func readsValuesWithoutObject(_ json: String) throws {
    #expect(try JSONValue(Data(json.utf8)).description == json)
  }

  @Test func zeroAndOneAreNoFlags() throws {
    #expect(try JSONValue(Data("[0,1]".utf8)) == [0, 1])
    #expect(try JSONValue(Data("[false,true]".utf8)) == [false, true])
  }

  @Test func readsBehindAByteOrderMark() throws {
    #expect(try JSONValue(Data([0xEF, 0xBB, 0xBF] + Array("[1]".utf8))) == [1])
  }

  @Test func isWrittenAsItWasRead() throws {
    let value: JSONValue = ["list": [1, "two", true, .null, .number(0.5)], "none": [:]]
    #expect(try JSONValue(JSONEncoder().encode(value)) == value)
    #expect(value.description == #"{"list":[1,"two",true,null,0.5],"none":{}}"#)
    #expect(value.texts == ["two"])
  }

  @Test(arguments: ["", "[", "{\"a\":}", "nul", "\"open"])
  func whatIsNoJSONIsTold(_ json: String) {
    let error = #expect(throws: RectoError.self) { try JSONValue(Data(json.utf8)) }
    #expect(error?.code == .malformedInput)
    #expect(error?.message.contains("JSON") == true)
  }

  @Test func depthIsLimited() {
    let json = String(repeating: "[", count: 401) + String(repeating: "]", count: 401)
    let error = #expect(throws: RectoError.self) { try JSONValue(Data(json.utf8)) }
    #expect(error?.code == .limitExceeded)
  }
}
