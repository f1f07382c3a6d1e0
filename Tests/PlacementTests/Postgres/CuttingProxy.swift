#if ORDERSPEC_POSTGRES
  import Foundation
  import Synchronization

  @testable import Simulator

  /// Stands between a client and a PostgreSQL server, and cuts the connection at a COMMIT.
  final class CuttingProxy: Sendable {
    enum Cut {
      /// The server never sees the COMMIT, and sees that the client is gone.
      case before
      /// The server carries it out, and the client never hears of it.
      case after
      /// The server never sees the COMMIT, and waits for it.
      case beforeUnnoticed
    }

    let port: UInt16
    private let listener: Socket
    private let server: UInt16
    private struct Plan {
      var cut: Cut?
      /// COMMITs that are let through before.
      var passing = 0
      /// After the cut nobody gets through any more.
      var closes = false
      var isClosed = false
    }

    private let plan = Mutex(Plan())
    private let held = Mutex<[Socket]>([])

    init(to server: UInt16) throws {
      self.server = server
      listener = try Socket.listen(port: 0)
      port = listener.port
      Thread.detachNewThread { self.accept() }
    }

    deinit { listener.close() }

    /// Cuts once.
    /// - Parameters:
    ///   - passing: COMMITs that are let through before.
    ///   - closes: after the cut nobody gets through any more.
    func cut(_ cut: Cut, passing: Int = 0, closes: Bool = false) { plan.withLock { $0 = Plan(cut: cut, passing: passing, closes: closes) } }

    private func accept() {
      while let client = listener.accept() {
        guard !plan.withLock({ $0.isClosed }), let server = Self.connect(to: server) else {
          client.close()
          continue
        }
        Thread.detachNewThread { self.pass(client, server) }
      }
    }

    private static func connect(to port: UInt16) -> Socket? {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
      }
      let connection = Socket(descriptor: descriptor)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      if status == 0 { return connection }
      connection.close()
      return nil
    }

    /// One statement is under way at a time, so that the client's bytes hold whole ones.
    private func pass(_ client: Socket, _ server: Socket) {
      var cut: Cut?
      loop: while true {
        var events = [pollfd(fd: client.descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: server.descriptor, events: Int16(POLLIN), revents: 0)]
        guard poll(&events, 2, 60_000) > 0 else { break }
        if events[0].revents != 0 {
          guard let bytes = client.read(timeout: 0) else { break }
          if Data(bytes).range(of: Data("COMMIT\0".utf8)) != nil {
            cut = plan.withLock { plan in
              guard let cut = plan.cut, plan.passing == 0 else {
                plan.passing -= 1
                return nil
              }
              plan.cut = nil
              plan.isClosed = plan.closes
              return cut
            }
          }
          switch cut {
          case .before: break loop
          case .beforeUnnoticed:
            held.withLock { $0.append(server) }
            return client.close()
          case .after, nil: server.write(bytes)
          }
        }
        if events[1].revents != 0 {
          guard let bytes = server.read(timeout: 0), cut == nil else { break }
          client.write(bytes)
        }
      }
      client.close()
      server.close()
    }
  }
#endif
