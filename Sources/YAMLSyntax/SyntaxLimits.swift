/// The bounds of the order-spec language on a file, so that no input can take unbounded time or memory.
public enum SyntaxLimits {
  /// 16 MiB.
  public static let bytes = 16 << 20
  /// Collections inside one another, aliases expanded. libyaml has no bound of its own and is quadratic in the depth of flow collections.
  public static let depth = 200
  /// Nodes of a file as they are written, and of one document with its aliases expanded.
  public static let nodes = 1_000_000
  /// Lines that begin with `%`: libyaml 0.2.5 is quadratic in its `%TAG` lines, before its first event.
  public static let directives = 64
}
