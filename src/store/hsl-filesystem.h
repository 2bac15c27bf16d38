/* hsl-filesystem.h: on what a file lies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells the magic number of statfs() for the file system under @path and its type in the mount table,
 * "" when unknown. */
typedef void (*HslFilesystemProbe) (const char *path,
                                    guint64    *out_magic,
                                    char      **out_type);

char *hsl_filesystem_find_network (const char *path);
void  hsl_filesystem_set_probe (HslFilesystemProbe probe);
char *hsl_filesystem_find_mount_type (const char *path, const char *mountinfo);

G_END_DECLS
