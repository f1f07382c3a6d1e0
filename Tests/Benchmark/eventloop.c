// The floor that the benchmark compares with: libyaml's bare event loop. Reads each file named in LIST (one path a line) into a
// buffer that is used again, runs the event loop over it and deletes the events. With PROCESSES, so many of them share the list: what
// they take together is what the machine gives to work that has nothing in common.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml.h>

static unsigned char *buffer;
static size_t capacity = 1 << 16;

static size_t read_file(const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) { perror(path); exit(2); }
  size_t length = 0;
  ssize_t got;
  while ((got = read(file, buffer + length, capacity - length)) > 0) {
    length += (size_t)got;
    if (length == capacity && !(buffer = realloc(buffer, capacity *= 2))) exit(3);
  }
  close(file);
  return length;
}

static size_t count_events(size_t length) {
  yaml_parser_t parser;
  yaml_event_t event;
  size_t count = 0;
  if (!yaml_parser_initialize(&parser)) exit(3);
  yaml_parser_set_input_string(&parser, buffer, length);
  for (int done = 0; !done; count++) {
    if (!yaml_parser_parse(&parser, &event)) break;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(int argc, char **argv) {
  FILE *list = argc == 2 || argc == 3 ? fopen(argv[1], "r") : NULL;
  if (!list || !(buffer = malloc(capacity))) { fprintf(stderr, "usage: eventloop LIST [PROCESSES]\n"); return 2; }
  char path[4096];
  size_t files = 0, events = 0, processes = argc == 3 ? strtoul(argv[2], NULL, 10) : 1, own = 0;
  while (own + 1 < processes) {
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) { perror("fork"); return 2; }
    if (child == 0) break;
    own++;
  }
  // Each reads the list through a stream of its own: a shared one has one place in it.
  if (!(list = freopen(argv[1], "r", list))) { perror(argv[1]); return 2; }
  for (size_t number = 0; fgets(path, sizeof path, list); number++) {
    if (number % processes != own) continue;
    path[strcspn(path, "\n")] = 0;
    events += count_events(read_file(path));
    files++;
  }
  int status, code = 0;
  while (wait(&status) > 0) code |= status;
  printf("%zu files, %zu events\n", files, events);
  return code != 0;
}
