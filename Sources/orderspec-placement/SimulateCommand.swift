import ArgumentParser
import Console
import Placement
import Simulator
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec simulate", abstract: "Run a provider on this machine, to try apply without an account.",
    discussion: """
      HostUp v1, HostUp v2 and SuperSpace as they are documented, on the loopback address, until it is stopped. The token is `simulated-token`, the account `client_simulated` \
      (4711 for HostUp v1 and SuperSpace).

      EXAMPLES:
        orderspec simulate --port 8585
        orderspec simulate --state provider.json --fault lost-response=0.3 --seed 7

      Faults: \(FaultName.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Option(help: "The port on 127.0.0.1; 0: any free one.")
  var port: UInt16 = 8585

  @Option(help: ArgumentHelp("Break requests that place orders; repeatable.", valueName: "name[=probability][:count]"))
  var fault: [String] = []

  @Option(help: "Of the choice of faults.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Keep what was placed in this file, over restarts.", valueName: "file"))
  var state: String?

  func run() throws {
    var options = SimulatorServer.Options()
    options.port = port
    options.seed = seed
    options.stateFile = state
    options.faults = try fault.map { text in
      do throws(Fault.ParseError) {
        return try Fault(parsing: text)
      } catch {
        throw ValidationError(error.message)
      }
    }
    options.onExchange = { exchange in
      let fault = exchange.fault.map { " fault \($0.rawValue)" } ?? ""
      Output.standardError("\(exchange.method) \(exchange.path) \(exchange.status.map(String.init) ?? "no answer")\(fault)\n")
    }
    let server: SimulatorServer
    do {
      server = try SimulatorServer.start(SimulatorSettings(), options)
    } catch {
      Output.complain(error.reason)
      throw ExitCode(2)
    }
    Session.catchSignals()
    Output.standardOutput("http://127.0.0.1:\(server.port)\n")
    while !interruption.load(ordering: .relaxed) { usleep(50_000) }
    server.stop()
  }
}
