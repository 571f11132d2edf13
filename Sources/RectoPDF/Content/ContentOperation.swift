/// An operator of a content stream with its operands.
package struct ContentOperation: Sendable, Hashable {
  package let name: String
  let operands: [ContentOperand]
  /// Where the operands and the operator stand in the stream.
  package let range: Range<Int>

  /// The operand as a number; 0 when it is none.
  func number(_ index: Int) -> Double {
    if operands.indices.contains(index), case .number(let value) = operands[index] { value } else { 0 }
  }

  /// The last operand as a name, with its slash.
  var nameOperand: String? {
    if case .name(let name)? = operands.last { name } else { nil }
  }
}

/// What stands before an operator.
enum ContentOperand: Sendable, Hashable {
  case number(Double)
  /// With its slash.
  case name(String)
  case string([UInt8])
  case array([ContentOperand])
  /// A dictionary of an inline image: keys and values by turns.
  case dictionary([ContentOperand])
  case other
}
