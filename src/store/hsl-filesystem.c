/* hsl-filesystem.c: on what a file lies
 *
 * SQLite needs locks that hold and writes that stay where they were put. Network file systems promise
 * neither, and a station's records are too dear to find out. FUSE carries both kinds, so there the mount
 * table has to say which: a USB stick (exfat, ntfs) is local, sshfs is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-filesystem"

#include "hsl-filesystem.h"

#include <string.h>
#include <sys/vfs.h>

#define FUSE_MAGIC 0x65735546

/* From statfs(2); linux/magic.h does not have all of them. */
static const struct
{
  guint64     magic;
  const char *name;
} network_magics[] = {
  { 0x6969, "NFS" },
  { 0xFF534D42, "CIFS" },
  { 0xFE534D42, "SMB" },
  { 0x517B, "SMB" },
  { 0x01021997, "9P" },
  { 0x00C36400, "Ceph" },
  { 0x5346414F, "AFS" },
  { 0x6B414653, "AFS" },
  { 0x73757245, "Coda" },
  { 0x564C, "NCP" },
  { 0x0BD00BD0, "Lustre" },
  { 0x7461636F, "OCFS2" },
  { 0x01161970, "GFS2" },
  { 0x786F4256, "VirtualBox" },
};

static const char *const local_fuse_types[] = {
  "fuseblk",
  "fuse.ntfs",
  "fuse.ntfs-3g",
  "fuse.exfat",
  "fuse.exfat-fuse",
  "fuse.ext2",
  "fuse.fuse2fs",
  "fuse.gocryptfs",
  "fuse.encfs",
  "fuse.cryfs",
  "fuse.mergerfs",
  "fuse.overlay",
  "fuse.fuse-overlayfs",
  "fuse.lxcfs",
  "fuse.portal",
};

/* The mount table writes a space as \040. */
static char *
unescape_path (const char *escaped)
{
  return g_strcompress (escaped);
}

static gboolean
is_under (const char *path,
          const char *folder)
{
  gsize length = strlen (folder);

  if (length == 1)
    return TRUE;
  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/**
 * hsl_filesystem_find_mount_type:
 * @path: an absolute path without links
 * @mountinfo: the text of /proc/self/mountinfo
 *
 * Returns: (transfer full): the type of the last mount over @path, "" when there is none
 */
char *
hsl_filesystem_find_mount_type (const char *path,
                                const char *mountinfo)
{
  g_auto (GStrv)   lines = NULL;
  g_autofree char *type = g_strdup ("");
  gsize            longest = 0;

  g_return_val_if_fail (path != NULL && mountinfo != NULL, NULL);

  lines = g_strsplit (mountinfo, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv)   parts = g_strsplit (lines[i], " ", -1);
      const char      *dash = strstr (lines[i], " - ");
      g_autofree char *folder = NULL;

      if (dash == NULL || g_strv_length (parts) < 5)
        continue;
      folder = unescape_path (parts[4]);
      if (!is_under (path, folder) || strlen (folder) < longest)
        continue;
      longest = strlen (folder);
      g_free (type);
      type = g_strndup (dash + 3, strcspn (dash + 3, " "));
    }
  return g_steal_pointer (&type);
}

static void
probe_system (const char *path,
              guint64    *out_magic,
              char      **out_type)
{
  struct statfs    info;
  g_autofree char *mountinfo = NULL;

  *out_magic = statfs (path, &info) == 0 ? (guint64) info.f_type & G_MAXUINT32 : 0;
  if (*out_magic == FUSE_MAGIC && g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    *out_type = hsl_filesystem_find_mount_type (path, mountinfo);
  else
    *out_type = g_strdup ("");
}

static HslFilesystemProbe current_probe = probe_system;

/**
 * hsl_filesystem_set_probe:
 * @probe: (nullable): what a test says the file system is; %NULL for the truth
 */
void
hsl_filesystem_set_probe (HslFilesystemProbe probe)
{
  current_probe = probe != NULL ? probe : probe_system;
}

/* The file may not be there yet, nor the folder. */
static char *
find_existing (const char *path)
{
  g_autofree char *at = g_canonicalize_filename (path, NULL);

  while (!g_file_test (at, G_FILE_TEST_EXISTS) && !g_str_equal (at, "/"))
    {
      char *parent = g_path_get_dirname (at);

      g_free (at);
      at = parent;
    }
  return g_steal_pointer (&at);
}

static char *
resolve_links (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/**
 * hsl_filesystem_find_network:
 * @path: a file, which may not exist yet
 *
 * Returns: (nullable) (transfer full): the name of the network file system under @path; %NULL when it is
 *   local
 */
char *
hsl_filesystem_find_network (const char *path)
{
  g_autofree char *existing = NULL;
  g_autofree char *real = NULL;
  g_autofree char *type = NULL;
  guint64          magic = 0;

  g_return_val_if_fail (path != NULL, NULL);

  existing = find_existing (path);
  real = resolve_links (existing);
  current_probe (real, &magic, &type);
  for (guint i = 0; i < G_N_ELEMENTS (network_magics); i++)
    if (network_magics[i].magic == magic)
      return g_strdup (network_magics[i].name);

  if (magic != FUSE_MAGIC)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (local_fuse_types); i++)
    if (g_strcmp0 (type, local_fuse_types[i]) == 0)
      return NULL;
  return g_strdup (*type != '\0' ? type : "FUSE");
}
