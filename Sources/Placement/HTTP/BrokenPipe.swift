#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs `body` while SIGPIPE is held back from this thread, and forgets one that came.
///
/// With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to the caller, and a TLS library may write to a connection that the peer has closed.
func withBrokenPipeBlocked<Result>(_ body: () throws -> Result) rethrows -> Result {
  var brokenPipe = sigset_t()
  var before = sigset_t()
  sigemptyset(&brokenPipe)
  sigaddset(&brokenPipe, SIGPIPE)
  let wasPending = isBrokenPipePending()
  pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
  defer {
    if !wasPending, isBrokenPipePending() {
      #if canImport(Darwin)
        var received: Int32 = 0
        sigwait(&brokenPipe, &received)
      #else
        var atOnce = timespec()
        sigtimedwait(&brokenPipe, nil, &atOnce)
      #endif
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
  return try body()
}

private func isBrokenPipePending() -> Bool {
  var pending = sigset_t()
  sigemptyset(&pending)
  sigpending(&pending)
  return sigismember(&pending, SIGPIPE) == 1
}
