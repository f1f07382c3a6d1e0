import Catalog

extension Country {
  /// The name inside a sentence: `Sweden`, `the Netherlands`.
  var nameInSentence: String {
    switch code {
    case "AE", "BS", "CC", "CD", "CF", "CG", "CK", "CX", "DO", "FK", "FO", "GB", "GM", "IM", "IO", "KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC", "TC",
      "UM", "US", "VA", "VG", "VI":
      "the " + name
    default: name
    }
  }
}
