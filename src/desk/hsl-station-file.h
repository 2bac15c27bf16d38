/* hsl-station-file.h: groups of texts that a station may put in its own words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes what one file says: the program's first, then the station's. */
typedef void (*HslStationFileFunc) (gpointer into, GKeyFile *file);

void hsl_station_file_read (const char        *name,
                            const char        *folder,
                            HslStationFileFunc take,
                            gpointer           into);

G_END_DECLS
