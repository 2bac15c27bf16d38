/* hsl-picture.h: a photo, from the bytes of its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* What a picture is before it is decoded. */
typedef struct
{
  int      width; /* as stored */
  int      height;
  int      orientation; /* of EXIF, 1 to 8: how the stored picture has to be turned to be upright */
  gboolean is_plain;    /* a JPEG that a PDF may hold as it is */
} HslPicture;

gboolean         hsl_picture_is_possible (guint64 width,
                                          guint64 height);
gboolean         hsl_picture_is_turned (const HslPicture *self);
cairo_surface_t *hsl_picture_decode (GBytes     *bytes,
                                     const char *media_type,
                                     int         at_most,
                                     HslPicture *out_picture,
                                     GError    **error);
void             hsl_picture_draw (const HslPicture *self,
                                   cairo_surface_t  *surface,
                                   cairo_t          *cr);

G_END_DECLS
