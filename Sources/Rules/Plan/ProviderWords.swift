/// A provider's words inside a message.
enum ProviderWords {
  /// `: reason` on one line without the full stop that no message has; empty where there is none.
  static func because(_ reason: String?) -> String {
    var text = (reason ?? "").split { $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }.joined(separator: " ")
    while text.last == "." { text.removeLast() }
    return text.isEmpty ? "" : ": \(text)"
  }
}
