/// The "did you mean" of orderspec: the nearest of some words, where one is near enough.
public enum Suggestion {
  /// The candidate with the smallest edit distance (letter added, lost, changed, or two neighbours swapped), case folded;
  /// nil where none is within a third of the word's length, or where two are equally near.
  public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let lowered = Array(word.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, lowered.count / 3)
    var best: (distance: Int, candidate: String)?
    var isTied = false
    for candidate in candidates where abs(min(64, candidate.unicodeScalars.count) - lowered.count) <= limit {
      let distance = editDistance(lowered, Array(candidate.lowercased().unicodeScalars.prefix(64)), limit: limit)
      guard distance <= limit else { continue }
      if let current = best, current.candidate != candidate, distance == current.distance { isTied = true }
      if distance < best?.distance ?? .max {
        best = (distance, candidate)
        isTied = false
      }
    }
    return isTied ? nil : best?.candidate
  }

  /// The optimal string alignment distance, or any number above `limit` where it is larger.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] { cost = min(cost, beforeLast[column - 1] + 1) }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
