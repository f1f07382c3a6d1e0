import Placement
import Testing

/// URLs as libpq reads them, and what is shown of them.
@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("postgres://db/orders", ["host": "db", "dbname": "orders"], "postgres://db/orders"),
    (
      "postgresql://erik@db.example:5433/orders", ["user": "erik", "host": "db.example", "port": "5433", "dbname": "orders"],
      "postgres://erik@db.example:5433/orders"
    ),
    (
      "postgres://erik:gehe%40im%2F@db/orders?sslmode=verify-full&connect_timeout=3",
      ["user": "erik", "password": "gehe@im/", "host": "db", "dbname": "orders", "sslmode": "verify-full", "connect_timeout": "3"],
      "postgres://erik@db/orders"
    ),
    (
      "postgres://a,b:6432/orders?target_session_attrs=read-write",
      ["host": "a,b", "port": ",6432", "dbname": "orders", "target_session_attrs": "read-write"], "postgres://a,b:6432/orders"
    ),
    ("postgres://[::1]:5433/x", ["host": "::1", "port": "5433", "dbname": "x"], "postgres://[::1]:5433/x"),
    ("postgres://%2Frun%2Fpostgresql/x", ["host": "/run/postgresql", "dbname": "x"], "postgres://%2Frun%2Fpostgresql/x"),
    ("postgres:///x?host=/run/postgresql&password=geheim", ["dbname": "x", "host": "/run/postgresql", "password": "geheim"], "postgres:///x"),
    ("postgres://", [:], "postgres://"), ("postgres://db?ssl=true", ["host": "db", "sslmode": "require"], "postgres://db"),
    ("POSTGRES://:pw@db", ["password": "pw", "host": "db"], "postgres://db"),
  ])
  func aURLIsTakenApart(url: String, parameters: [String: String], shown: String) throws {
    let address = try #require(ServerAddress(url))
    #expect(address.parameters == parameters)
    #expect(address.shown == shown)
  }

  /// None of them shows where a password could stand.
  @Test(arguments: [
    "postgres://u:p@ss@db/x", "postgres://u:p/ss@db/x", "postgres://u:p?ss@db/x", "postgres://u:p#ss@db/x", "postgres://u:p:ss@db/x", "postgres://u:p%zz@db/x",
    "postgres://u:p%0@db/x", "postgres://u:p%00@db/x", "postgres://u:p ss@db/x", "postgres://u:pässä@db/x", "postgres://db:port/x", "postgres://[::1/x",
    "postgres://db/x/y", "postgres://db/x?password", "postgres://db/x?a=b=c", "postgres://db/x?A-B=c", "postgres://db/x?=c", "postgres://db/x?&", "s3://db/x",
    "db/x", "",
    "postgres:/db", "postgres://%ff@db/x",
  ])
  func anythingElseIsNone(url: String) { #expect(ServerAddress(url) == nil) }
}
