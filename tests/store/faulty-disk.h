/* faulty-disk.h: a disk that fails when told to, under SQLite
 *
 * A VFS of SQLite around the ordinary one. Between disk_begin() and disk_end() it keeps, for every file, what
 * surely is on the disk and what was written since the last sync. disk_end() cuts the power: of what was not
 * synced, pieces of 512 bytes are lost at random, and so are names made or removed in a folder that was not
 * synced. What a sync was told to keep is kept: a disk that lies about that is not played.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef enum
{
  DISK_IS_WELL,
  DISK_WRITE_FAILS, /* nothing of it lands */
  DISK_WRITE_TEARS, /* some of it lands, and it fails */
  DISK_IS_FULL,     /* the beginning of it lands, and there is no more space */
  DISK_SYNC_FAILS,  /* and what was to be synced may be lost, whatever later syncs say */
  DISK_READ_FAILS,
  DISK_CHANGE_FAILS, /* a file is not made, cut short, renamed or removed */
  DISK_POWER_FAILS,  /* nothing works any more */
  N_DISK_FAULTS,
} DiskFault;

typedef struct
{
  DiskFault fault;
  guint     at;    /* the operation of that kind that fails, from 1; of any kind that writes for the power */
  gboolean  lasts; /* and all after it */
  guint32   seed;  /* of what tears and what is lost */
} DiskPlan;

void     disk_install (void);
void     disk_remove (void);
void     disk_begin (const char *folder, const DiskPlan *plan);
void     disk_cut (void);
gboolean disk_has_failed (void);
guint    disk_count (DiskFault fault);
guint    disk_end (void);
