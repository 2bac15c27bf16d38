/* hsl-journey.h: a person at the real program
 *
 * Every step waits, bounded, for what it needs, and ends the test with the tree of widgets and a
 * picture when that does not come. Names are globs on the accessible name, "保存*"; with
 * "姓名*#2" the second such widget from the top is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-ax.h"
#include "hsl-input.h"

G_BEGIN_DECLS

typedef struct _HslJourney HslJourney;

HslJourney *hsl_journey_start (const char *const *argv);
void        hsl_journey_end (HslJourney *self);
void        hsl_journey_kill (HslJourney *self);

void hsl_journey_click (HslJourney *self,
                        const char *role,
                        const char *name);
void hsl_journey_open (HslJourney *self, const char *role, const char *name);
void hsl_journey_press (HslJourney *self,
                        const char *keys);
void hsl_journey_type (HslJourney *self,
                       const char *text);
void hsl_journey_fill (HslJourney *self,
                       const char *role,
                       const char *name,
                       const char *text);
void hsl_journey_choose (HslJourney *self,
                         const char *role,
                         const char *name,
                         const char *item);

void     hsl_journey_expect (HslJourney *self,
                             const char *role,
                             const char *name);
void     hsl_journey_expect_in_view (HslJourney *self, const char *role, const char *name);
void     hsl_journey_expect_gone (HslJourney *self,
                                  const char *role,
                                  const char *name);
void     hsl_journey_expect_text (HslJourney *self,
                                  const char *role,
                                  const char *name,
                                  const char *text);
void     hsl_journey_expect_state (HslJourney *self,
                                   const char *role,
                                   const char *name,
                                   HslAxState  state,
                                   gboolean    is_set);
gboolean hsl_journey_shows (HslJourney *self,
                            const char *role,
                            const char *name);
guint    hsl_journey_count (HslJourney *self,
                            const char *role,
                            const char *name);

void hsl_journey_expect_notification (HslJourney *self,
                                      const char *text);
void hsl_journey_click_notification (HslJourney *self,
                                     const char *button);

void hsl_journey_photograph (HslJourney *self,
                             const char *name);

const char *hsl_journey_word (const char *msgid);

G_END_DECLS
