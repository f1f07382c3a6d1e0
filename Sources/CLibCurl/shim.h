#ifndef ORDERSPEC_CLIBCURL_SHIM_H
#define ORDERSPEC_CLIBCURL_SHIM_H

#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x075000
#error "libcurl 7.80 or newer is needed (CURLOPT_PREREQFUNCTION tells whether a request was sent)"
#endif

// Swift does not call variadic functions; here is one of each kind of argument.

static inline CURLcode orderspec_curl_set_long(CURL *handle, CURLoption option, long value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode orderspec_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode orderspec_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode orderspec_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode orderspec_curl_set_address(CURL *handle, CURLU *value) {
  return (curl_easy_setopt)(handle, CURLOPT_CURLU, value);
}

static inline CURLcode orderspec_curl_set_receiver(CURL *handle, CURLoption option, curl_write_callback value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode orderspec_curl_set_prerequest(CURL *handle, curl_prereq_callback value) {
  return (curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, value);
}

/// http and https, by the option that this libcurl does not call deprecated.
static inline CURLcode orderspec_curl_set_protocols(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/// Lets a call end while its name is still being looked up. A libcurl before 7.87 waits for the resolver's own time-out.
static inline void orderspec_curl_leave_resolver(CURLM *multi, CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x081400
  (void)(curl_multi_setopt)(multi, CURLMOPT_QUICK_EXIT, 1L);
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
  (void)(curl_easy_setopt)(handle, CURLOPT_QUICK_EXIT, 1L);
#endif
  (void)multi;
  (void)handle;
}

/// 0 where there is no such information.
static inline long orderspec_curl_get_long(CURL *handle, CURLINFO information) {
  long value = 0;
  return (curl_easy_getinfo)(handle, information, &value) == CURLE_OK ? value : 0;
}

#endif
