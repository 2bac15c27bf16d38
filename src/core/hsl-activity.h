/* hsl-activity.h: the timeline and the papers of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslActivity HslActivity;

/* An entry of the timeline. Never changed: a correction is another entry. */
struct _HslActivity
{
  HslFact   fact;
  char     *kind;
  HslMinute at; /* as the wall clock showed; the store adds the real time of entry */
  char     *channel;
  char     *direction;
  char     *party;
  char     *worker;
  char     *subject; /* uid of the fact it tells of */
  char     *action;
  char     *text;
  HslMinute promised_at; /* of a contact: when somebody will call back */
};

extern const HslNoun hsl_activity_noun;

typedef struct _HslDocument HslDocument;

/* A form that was printed. */
struct _HslDocument
{
  HslFact   fact;
  char     *form;
  char     *form_version;
  char     *subject; /* uid of the session, agreement or follow-up */
  HslMinute printed_at;
  char     *recipient;
  gint64    pages;
  gint64    copies;
  char     *masked;
};

extern const HslNoun hsl_document_noun;

typedef struct _HslAttachment HslAttachment;

/* A photo or scan; its bytes lie in chunks of their own. */
struct _HslAttachment
{
  HslFact   fact;
  char     *kind;
  char     *name;
  char     *media_type;
  gint64    size;
  char     *sha256;
  gint64    pages; /* 0: attached before they were counted */
  char     *party;
  char     *agreement;
  HslMinute added_at;
  char     *original; /* of evidence: original or copy */
  char     *proves;   /* of evidence: what it is to show */
  char     *note;
};

extern const HslNoun hsl_attachment_noun;

typedef struct _HslCorrection HslCorrection;

/* An old value that was corrected, with the reason. */
struct _HslCorrection
{
  HslFact fact;
  char   *noun;
  char   *subject;
  char   *field;
  char   *old;
  char *new;
  char     *reason;
  HslMinute at;
  char     *worker;
};

extern const HslNoun hsl_correction_noun;

G_END_DECLS
