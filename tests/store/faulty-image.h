/* faulty-image.h: what is on a disk of a file, surely and perhaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define DISK_PIECE 512 /* lands whole or not at all */

typedef struct _Image Image;

Image *image_new (void);
Image *image_read (const char *path);
Image *image_ref (Image *image);
void   image_unref (gpointer data);
void   image_add (Image *image, gsize offset, gconstpointer data, gsize size);
void   image_settle (Image *image);
void   image_lose (Image *image);
guint  image_cut (Image *image, GRand *rand);
void   image_write (Image *image, const char *path);

gboolean chance (GRand *rand);
