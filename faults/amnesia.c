/* A disk that forgets: preloaded into a program, it writes down what would still be there after a power cut.

   Only fsync and fdatasync count. At each of them the file's bytes, or the folder's list of names, are copied
   into a folder beside a log; what was never synced is in no copy and so is lost. Files and folders are known
   by inode and time of birth, so that a new file does not inherit what an old one with its number had kept.

   AMNESIA_ROOT  the folder whose disk forgets      AMNESIA_LOG  the folder for the copies and the log */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int number;

static int key_of(int folder, const char *name, char *key, mode_t *mode) {
    struct statx about;
    int flags = AT_SYMLINK_NOFOLLOW | (*name ? 0 : AT_EMPTY_PATH);
    if (statx(folder, name, flags, STATX_INO | STATX_BTIME | STATX_TYPE, &about)) return -1;
    sprintf(key, "%llu.%lld.%u", (unsigned long long)about.stx_ino, (long long)about.stx_btime.tv_sec, about.stx_btime.tv_nsec);
    *mode = about.stx_mode;
    return 0;
}

static int copy_bytes(int from, int to) {
    static char block[1 << 16];
    off_t at = 0;
    ssize_t got;
    while ((got = pread(from, block, sizeof block, at)) > 0) {
        if (write(to, block, got) != got) return -1;
        at += got;
    }
    return got < 0 ? -1 : 0;
}

static int copy_names(const char *path, int to) {
    char key[80], line[PATH_MAX];
    mode_t mode;
    DIR *folder = opendir(path);
    struct dirent *entry;
    if (!folder) return -1;
    while ((entry = readdir(folder))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        if (key_of(dirfd(folder), entry->d_name, key, &mode)) continue;
        int length = snprintf(line, sizeof line, "%s %s\n", key, entry->d_name);
        if (write(to, line, length) != length) abort();
    }
    return closedir(folder);
}

static void remember(int handle) {
    char link[64], path[PATH_MAX], copy[PATH_MAX], line[PATH_MAX], key[80];
    const char *root = getenv("AMNESIA_ROOT"), *notes = getenv("AMNESIA_LOG");
    mode_t mode;
    if (!root || !notes) return;
    sprintf(link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, root, strlen(root)) || key_of(handle, "", key, &mode)) return;
    pthread_mutex_lock(&one_at_a_time);
    snprintf(copy, sizeof copy, "%s/%d-%d", notes, getpid(), ++number);
    int to = open(copy, O_WRONLY | O_CREAT | O_EXCL, 0600), bad;
    if (to < 0) abort();
    if (S_ISDIR(mode)) {
        bad = copy_names(path, to);
    } else if ((bad = copy_bytes(handle, to)) && errno == EBADF) {
        int again = open(link, O_RDONLY); /* opened for writing only: SQLite never does, so no lock is lost by closing */
        bad = copy_bytes(again, to);
        close(again);
    }
    if (bad) abort();
    close(to);
    snprintf(copy, sizeof copy, "%s/log", notes);
    to = open(copy, O_WRONLY | O_CREAT | O_APPEND, 0600);
    length = snprintf(line, sizeof line, "%s %s %d-%d %s\n", S_ISDIR(mode) ? "folder" : "file", key, getpid(), number, path);
    if (write(to, line, length) != length) abort();
    close(to);
    pthread_mutex_unlock(&one_at_a_time);
}

int fsync(int handle) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    remember(handle);
    return real(handle);
}

int fdatasync(int handle) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    remember(handle);
    return real(handle);
}
