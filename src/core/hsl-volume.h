/* hsl-volume.h: the volume of a case: what belongs in it, and what is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-activity.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_VOLUME_NOT_NEEDED, /* as needed, and this case does not need it */
  HSL_VOLUME_MISSING,    /* @missing says what */
  HSL_VOLUME_PRESENT,
} HslVolumeState;

/* One line of the catalogue. A form with a subject has a line for each of them. */
typedef struct
{
  const char    *number;   /* the ministry's, "10"; "P1", "L2" for the others */
  const char    *title;    /* msgid */
  const char    *form;     /* (nullable): id of the form that is printed for it */
  char          *subject;  /* (nullable): uid of the session, inquiry, agreement or follow-up */
  char          *detail;   /* (nullable): which of several, in words */
  gboolean       required; /* whatever the case; otherwise as needed */
  HslVolumeState state;
  char          *missing;   /* (nullable): in words */
  gboolean       unprinted; /* nothing else is missing than a print, which can be made at once */
  gint64         pages;     /* of the newest print; 0 when it is no printed form */
  HslMinute      printed_at;
  guint          n_attachments;
} HslVolumeLine;

GPtrArray *hsl_volume_list (const HslCase *self);
guint      hsl_volume_count_missing (GPtrArray *lines);
char      *hsl_volume_dup_lacking (GPtrArray *lines);
gboolean   hsl_case_check_form_track (const HslCase *self,
                                      const char    *track,
                                      const char    *title,
                                      GError       **error);
void       hsl_volume_line_free (HslVolumeLine *self);

const char *hsl_volume_line_get_attachment_kind (const HslVolumeLine *self);
GPtrArray  *hsl_volume_list_attachments (GPtrArray *lines, const HslVolumeLine *line, const HslCase *owner);
char       *hsl_attachment_dup_code (const HslAttachment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslVolumeLine, hsl_volume_line_free)

G_END_DECLS
