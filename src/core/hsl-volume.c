/* hsl-volume.c: the volume of a case: what belongs in it, and what is there
 *
 * The lines and their order are those of the ministry's catalogue (司发通〔2010〕239号, forms 1 to 15);
 * what is required follows the rules by which volumes are inspected and paid for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-volume"

#include "hsl-volume.h"

#include "hsl-activity.h"
#include "hsl-performance.h"
#include "hsl-refuse.h"
#include "hsl-session.h"

#include <glib/gi18n-lib.h>

/* Names between them; the reader sees them in lists of any length. */
#define AT_MOST_NAMES 6

typedef struct
{
  const HslCase *owner;
  GPtrArray     *lines;
} Builder;

/**
 * hsl_volume_line_free:
 * @self: (nullable): a line
 */
void
hsl_volume_line_free (HslVolumeLine *self)
{
  if (self == NULL)
    return;
  g_free (self->subject);
  g_free (self->detail);
  g_free (self->missing);
  g_free (self);
}

static HslVolumeLine *
add_line (Builder *builder, const char *number, const char *title, const char *form, gboolean required)
{
  HslVolumeLine *line = g_new0 (HslVolumeLine, 1);

  line->number = number;
  line->title = title;
  line->form = form;
  line->required = required;
  g_ptr_array_add (builder->lines, line);
  return line;
}

/* Takes @what, and keeps an earlier one in front of it. */
static void
take_missing (HslVolumeLine *line, char *what)
{
  char *before = line->missing;

  line->state = HSL_VOLUME_MISSING;
  line->unprinted = FALSE;
  /* Translators: joins two things that are missing */
  line->missing = before != NULL ? g_strdup_printf (_ ("%s; %s"), before, what) : g_strdup (what);
  g_free (before);
  g_free (what);
}

/* The newest print of @form for the line. A print without subject was of the newest one there was, or of all
 * of them. */
static const HslDocument *
find_print (const HslCase *owner, const HslVolumeLine *line, const char *form, gboolean is_last)
{
  const HslDocument *newest = NULL;

  for (guint i = 0; i < owner->documents->len; i++)
    {
      const HslDocument *document = g_ptr_array_index (owner->documents, i);

      if (g_strcmp0 (document->form, form) != 0)
        continue;
      if (line->subject != NULL && g_strcmp0 (document->subject, line->subject) != 0 &&
          !(is_last && document->subject == NULL))
        continue;
      if (newest == NULL || document->printed_at >= newest->printed_at)
        newest = document;
    }
  return newest;
}

static void
take_print (HslVolumeLine *line, const HslDocument *document)
{
  line->pages = document->pages;
  line->printed_at = document->printed_at;
  if (line->state != HSL_VOLUME_MISSING)
    line->state = HSL_VOLUME_PRESENT;
}

static void
need_print (Builder *builder, HslVolumeLine *line, gboolean is_last)
{
  const HslDocument *document = find_print (builder->owner, line, line->form, is_last);

  gboolean is_first = line->missing == NULL;

  if (document != NULL)
    {
      take_print (line, document);
      return;
    }
  take_missing (line, g_strdup (_ ("not printed yet")));
  line->unprinted = is_first;
}

/* A paper that the law does not ask for is bound in when there is one. */
static void
add_if_printed (Builder       *builder,
                const char    *number,
                const char    *title,
                const char    *form,
                const HslFact *subject,
                char          *detail)
{
  HslVolumeLine      wanted = { .subject = subject != NULL ? subject->uid : NULL };
  const HslDocument *document = find_print (builder->owner, &wanted, form, FALSE);
  HslVolumeLine     *line;

  if (document != NULL)
    {
      line = add_line (builder, number, title, form, FALSE);
      line->subject = g_strdup (wanted.subject);
      line->detail = g_strdup (detail);
      take_print (line, document);
    }
  g_free (detail);
}

static guint
count_attachments (const HslCase *owner, const char *kind, const char *party, const char *agreement)
{
  guint n = 0;

  for (guint i = 0; i < owner->attachments->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (owner->attachments, i);

      if (g_strcmp0 (attachment->kind, kind) == 0 &&
          (party == NULL || g_strcmp0 (attachment->party, party) == 0) &&
          (agreement == NULL || g_strcmp0 (attachment->agreement, agreement) == 0))
        n++;
    }
  return n;
}

static HslVolumeLine *
add_attached (Builder *builder, const char *number, const char *title, const char *kind, const char *kind_too)
{
  HslVolumeLine *line = add_line (builder, number, title, NULL, FALSE);

  line->n_attachments = count_attachments (builder->owner, kind, NULL, NULL);
  if (kind_too != NULL)
    line->n_attachments += count_attachments (builder->owner, kind_too, NULL, NULL);
  if (line->n_attachments > 0)
    line->state = HSL_VOLUME_PRESENT;
  return line;
}

/* Copies and photos, with a list in front of them. */
static void
add_evidence (Builder *builder)
{
  HslVolumeLine     *line = add_attached (builder, "8", N_ ("Evidence"), "evidence", "photo");
  const HslDocument *document = find_print (builder->owner, line, "evidence-list", TRUE);

  if (line->n_attachments > 0 && !hsl_case_is_police (builder->owner))
    line->form = "evidence-list";
  if (document != NULL)
    take_print (line, document);
}

/* Receipts that were printed, and those that came as photos. */
static void
add_vouchers (Builder *builder)
{
  const HslCase *owner = builder->owner;

  for (guint i = 0; i < owner->performances->len; i++)
    {
      const HslPerformance *performance = g_ptr_array_index (owner->performances, i);

      add_if_printed (builder, "12", N_ ("Receipt"), "receipt", &performance->fact,
                      hsl_day_to_iso (performance->on));
    }
  add_attached (builder, "12", N_ ("Vouchers of performance"), "voucher", NULL);
  for (guint i = 0; i < owner->urges->len; i++)
    {
      const HslUrge *urge = g_ptr_array_index (owner->urges, i);

      add_if_printed (builder, "L3", N_ ("Notice that urges to perform"), "performance-urge", &urge->fact,
                      hsl_day_to_iso (urge->on));
    }
}

static gboolean
is_accepted (const HslCase *owner)
{
  return owner->accepted_on != HSL_DAY_NONE;
}

static void
add_intake (Builder *builder)
{
  const HslCase *owner = builder->owner;
  HslVolumeLine *line;

  for (guint i = 0; i < owner->transfers->len; i++)
    {
      const HslTransfer *transfer = g_ptr_array_index (owner->transfers, i);

      add_if_printed (builder, "L2", N_ ("Letter that asks another body to mediate"), "commission-letter",
                      &transfer->fact, g_strdup (transfer->unit));
    }
  if (hsl_case_is_police (owner))
    return;
  /* Form 3 or 4 is required; the program registers with 4. */
  add_if_printed (builder, "3", N_ ("Application for mediation"), "application", NULL, NULL);
  add_if_printed (builder, "L2", N_ ("Certificate of acceptance"), "acceptance-certificate", NULL, NULL);
  if (owner->declined_on != HSL_DAY_NONE)
    {
      line = add_line (builder, "L2", N_ ("Letter that declines to mediate"), "decline-letter", TRUE);
      need_print (builder, line, TRUE);
      return;
    }
  line = add_line (builder, "4", N_ ("Register form of acceptance"), "acceptance", TRUE);
  if (is_accepted (owner))
    need_print (builder, line, TRUE);
  else
    take_missing (line, g_strdup (_ ("the case is not accepted yet")));

  line = add_line (builder, "5", N_ ("Notice of rights and duties"), "rights-notice", TRUE);
  if (owner->notice_on == HSL_DAY_NONE)
    take_missing (line, g_strdup (_ ("the notice of rights has not been given")));
  need_print (builder, line, TRUE);
}

/* Every party that came has shown a paper. */
static void
add_identity (Builder *builder)
{
  const HslCase      *owner = builder->owner;
  HslVolumeLine      *line = add_line (builder, "6", N_ ("Identity papers, powers of attorney"), NULL, TRUE);
  g_autoptr (GString) names = g_string_new (NULL);
  guint               n = 0;

  line->n_attachments = count_attachments (owner, "identity", NULL, NULL);
  for (guint i = 0; i < owner->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (owner->parties, i);

      if (g_strcmp0 (party->presence, "absent") == 0 ||
          count_attachments (owner, "identity", party->fact.uid, NULL) > 0)
        continue;
      if (n++ < AT_MOST_NAMES)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                                party->name != NULL ? party->name : "?");
    }
  if (n > AT_MOST_NAMES)
    g_string_append (names, "…");
  if (n > 0)
    /* Translators: names of parties */
    take_missing (line, g_strdup_printf (_ ("no identity paper of %s"), names->str));
  else
    line->state = HSL_VOLUME_PRESENT;
}

/* Who acts for a party shows in writing that they may. */
static void
add_attorneys (Builder *builder)
{
  const HslCase *owner = builder->owner;

  for (guint i = 0; i < owner->agents->len; i++)
    {
      const HslAgent *agent = g_ptr_array_index (owner->agents, i);
      HslVolumeLine  *line;

      if (g_strcmp0 (agent->kind, "agent") != 0)
        continue;
      line = add_line (builder, "6", N_ ("Letter of attorney"), "power-of-attorney", FALSE);
      line->subject = g_strdup (agent->fact.uid);
      line->detail = g_strdup (agent->name);
      need_print (builder, line, TRUE);
    }
}

static void
add_inquiries (Builder *builder)
{
  GPtrArray *inquiries = builder->owner->inquiries;

  if (hsl_case_is_police (builder->owner))
    return;
  if (inquiries->len == 0)
    add_line (builder, "7", N_ ("Record of inquiry"), "inquiry-record", FALSE);
  for (guint i = 0; i < inquiries->len; i++)
    {
      const HslInquiry *inquiry = g_ptr_array_index (inquiries, i);
      HslVolumeLine    *line = add_line (builder, "7", N_ ("Record of inquiry"), "inquiry-record", FALSE);

      line->subject = g_strdup (inquiry->fact.uid);
      line->detail = g_strdup (inquiry->respondent);
      need_print (builder, line, i + 1 == inquiries->len);
    }
}

static gboolean
needs_sessions (const HslCase *owner)
{
  const HslAgreement *live = hsl_case_find_live_agreement (owner);

  /* Settled by talk: form 11 tells it all. Refused before it began: there was none. */
  if (live != NULL && g_strcmp0 (live->kind, "oral") == 0)
    return FALSE;
  return owner->refused_on == HSL_DAY_NONE && owner->withdrawn_on == HSL_DAY_NONE;
}

static void
add_sessions (Builder *builder)
{
  GPtrArray     *sessions = builder->owner->sessions;
  gboolean       required = needs_sessions (builder->owner);
  HslVolumeLine *line;

  if (hsl_case_is_police (builder->owner))
    return;
  if (sessions->len == 0)
    {
      line = add_line (builder, "9", N_ ("Record of mediation"), "session-record", required);
      if (required)
        take_missing (line, g_strdup (_ ("no session is recorded")));
    }
  for (guint i = 0; i < sessions->len; i++)
    {
      const HslSession *session = g_ptr_array_index (sessions, i);
      g_autofree char  *day = hsl_day_to_iso (hsl_minute_get_day (session->started_at));

      line = add_line (builder, "9", N_ ("Record of mediation"), "session-record", required);
      line->subject = g_strdup (session->fact.uid);
      /* Translators: the number of a session, a date */
      line->detail = g_strdup_printf (_ ("session %d, %s"), (int) session->number, day);
      if (session->record->len == 0)
        take_missing (line, g_strdup (_ ("nothing is written down of it")));
      need_print (builder, line, i + 1 == sessions->len);
    }
}

static const char *
signatory_name (const HslCase *owner, const char *signatory)
{
  const HslParty *party;

  if (g_str_equal (signatory, HSL_SIGNATORY_MEDIATOR))
    return _ ("the mediator");
  if (g_str_equal (signatory, HSL_SIGNATORY_SEAL))
    return _ ("the seal");
  party = hsl_case_find_party (owner, signatory);
  return party != NULL && party->name != NULL ? party->name : "?";
}

static void
need_signatures (Builder *builder, HslVolumeLine *line, const HslAgreement *agreement)
{
  g_autoptr (GPtrArray) missing = hsl_agreement_get_unsigned (agreement, builder->owner);
  g_autoptr (GString)   names = g_string_new (NULL);

  for (guint i = 0; i < missing->len && i < AT_MOST_NAMES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "",
                            signatory_name (builder->owner, g_ptr_array_index (missing, i)));
  if (missing->len > AT_MOST_NAMES)
    g_string_append (names, "…");
  if (missing->len > 0)
    /* Translators: names of those who have to sign */
    take_missing (line, g_strdup_printf (_ ("not signed by %s"), names->str));
  else if (line->n_attachments == 0)
    take_missing (line, g_strdup (_ ("the signed sheet is not attached")));
}

static gboolean
ended_without_agreement (const HslCase *owner)
{
  return owner->failed_on != HSL_DAY_NONE || owner->refused_on != HSL_DAY_NONE ||
         owner->withdrawn_on != HSL_DAY_NONE;
}

/* Each who signs gets one, and the file keeps one; who prints elsewhere types no number. */
static void
need_copies (Builder *builder, HslVolumeLine *line, const HslAgreement *agreement)
{
  const HslCase *owner = builder->owner;
  gint64         copies = 0;

  for (guint i = 0; i < owner->documents->len; i++)
    {
      const HslDocument *document = g_ptr_array_index (owner->documents, i);

      if (g_strcmp0 (document->form, line->form) != 0 ||
          g_strcmp0 (document->subject, agreement->fact.uid) != 0)
        continue;
      if (document->copies == 0)
        return;
      copies += document->copies;
    }
  if (copies > 0 && copies < agreement->copies)
    /* Translators: copies of an agreement: so many printed, so many sign, and one for the file */
    take_missing (line, g_strdup_printf (_ ("%d copies are fewer than %d who sign + 1"), (int) copies,
                                         (int) agreement->copies - 1));
}

/* Until there is one, the line of the form the track would take. */
static void
add_no_agreement (Builder *builder)
{
  gboolean       police = hsl_case_is_police (builder->owner);
  gboolean       needed = is_accepted (builder->owner) && !ended_without_agreement (builder->owner);
  HslVolumeLine *line;

  line = add_line (builder, police ? "P1" : "10",
                   police ? N_ ("Police mediation agreement") : N_ ("Mediation agreement"),
                   police ? "police-agreement" : "agreement", needed);
  if (needed)
    take_missing (line, g_strdup (_ ("there is no agreement yet")));
}

/* Done on the spot, the short form in three parts will do; either is right. */
static const char *
get_police_form (const HslCase *owner, const HslAgreement *agreement)
{
  HslVolumeLine line = { .subject = agreement->fact.uid };

  return find_print (owner, &line, "police-agreement-on-scene", FALSE) != NULL ? "police-agreement-on-scene"
                                                                               : "police-agreement";
}

static void
add_agreements (Builder *builder)
{
  const HslCase *owner = builder->owner;
  gboolean       police = hsl_case_is_police (owner);
  guint          n = 0;

  for (guint i = 0; i < owner->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (owner->agreements, i);
      gboolean            oral = g_strcmp0 (agreement->kind, "oral") == 0;
      HslVolumeLine      *line;

      if (agreement->voided_on != HSL_DAY_NONE)
        continue;
      if (police)
        line = add_line (builder, "P1", N_ ("Police mediation agreement"),
                         get_police_form (owner, agreement), TRUE);
      else if (oral)
        line = add_line (builder, "11", N_ ("Register form of an oral agreement"), "oral-agreement", TRUE);
      else
        line = add_line (builder, "10", N_ ("Mediation agreement"), "agreement", TRUE);
      line->subject = g_strdup (agreement->fact.uid);
      line->detail = agreement->drawn_on != HSL_DAY_NONE ? hsl_day_to_iso (agreement->drawn_on) : NULL;
      line->n_attachments = count_attachments (owner, "signed", NULL, agreement->fact.uid);
      if (!oral)
        {
          need_signatures (builder, line, agreement);
          need_copies (builder, line, agreement);
        }
      need_print (builder, line, i + 1 == owner->agreements->len);
      n++;
    }
  if (n == 0)
    add_no_agreement (builder);
}

static void
add_termination (Builder *builder)
{
  const HslCase *owner = builder->owner;
  HslVolumeLine *line;

  if (!hsl_case_is_police (owner) && owner->undisputed != NULL)
    {
      line = add_line (builder, "L2", N_ ("Record of undisputed facts"), "undisputed-facts", FALSE);
      need_print (builder, line, TRUE);
    }
  if (hsl_case_is_police (owner) || !ended_without_agreement (owner))
    return;
  line = add_line (builder, "L2", N_ ("Notice of the end of mediation"), "termination-notice", TRUE);
  if (owner->routes_on == HSL_DAY_NONE)
    take_missing (line, g_strdup (_ ("the parties have not been told of other ways")));
  need_print (builder, line, TRUE);
}

/* An agreement whose terms run is looked after (人民调解法 31); one performed on the spot is not. */
static gboolean
needs_follow_up (const HslCase *owner)
{
  for (guint i = 0; i < owner->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (owner->agreements, i);

      if (agreement->effective_on != HSL_DAY_NONE && agreement->voided_on == HSL_DAY_NONE &&
          !agreement->on_the_spot)
        return TRUE;
    }
  return FALSE;
}

static void
add_follow_ups (Builder *builder)
{
  GPtrArray     *follow_ups = builder->owner->follow_ups;
  gboolean       required = needs_follow_up (builder->owner);
  HslVolumeLine *line;

  if (hsl_case_is_police (builder->owner))
    return;
  if (follow_ups->len == 0)
    {
      line = add_line (builder, "13", N_ ("Record of a follow-up"), "follow-up-record", required);
      if (required)
        take_missing (line, g_strdup (_ ("no follow-up is recorded")));
    }
  for (guint i = 0; i < follow_ups->len; i++)
    {
      const HslFollowUp *follow_up = g_ptr_array_index (follow_ups, i);

      line = add_line (builder, "13", N_ ("Record of a follow-up"), "follow-up-record", required);
      line->subject = g_strdup (follow_up->fact.uid);
      line->detail = hsl_day_to_iso (follow_up->on);
      need_print (builder, line, i + 1 == follow_ups->len);
    }
}

/* What both sides hand to the court together (民诉法解释 354). */
static void
add_application (Builder *builder, const HslAgreement *agreement)
{
  static const struct
  {
    const char *title;
    const char *form;
    gboolean    of_agreement;
  } papers[] = {
    { N_ ("Application for court confirmation"), "confirmation-application", TRUE },
    { N_ ("Proof of who presided over the mediation"), "confirmation-proof", TRUE },
    { N_ ("Addresses for service"), "delivery-address", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      HslVolumeLine *line = add_line (builder, "14", papers[i].title, papers[i].form, FALSE);

      line->subject = papers[i].of_agreement ? g_strdup (agreement->fact.uid) : NULL;
      need_print (builder, line, TRUE);
    }
}

static void
add_confirmation (Builder *builder)
{
  const HslCase *owner = builder->owner;
  HslVolumeLine *line;
  gboolean       applied = FALSE;

  if (hsl_case_is_police (owner))
    return;
  for (guint i = 0; i < owner->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (owner->agreements, i);

      if (agreement->confirmation_applied_on != HSL_DAY_NONE)
        add_application (builder, agreement);
      applied |= agreement->confirmation_applied_on != HSL_DAY_NONE;
    }
  line = add_line (builder, "14", N_ ("Papers of court confirmation"), NULL, FALSE);
  if (!applied)
    return;
  line->n_attachments = count_attachments (owner, "other", NULL, NULL);
  if (line->n_attachments == 0)
    take_missing (line, g_strdup (_ ("court confirmation was applied for; its papers are not attached")));
  else
    line->state = HSL_VOLUME_PRESENT;
}

/* Settled elsewhere and performed: both ask the police in writing not to punish. */
static void
add_no_penalty (Builder *builder)
{
  add_if_printed (builder, "P1", N_ ("Application not to be punished"), "no-penalty-application", NULL, NULL);
}

/* What has to be explained has to be written down; else the back cover is enough. */
static void
add_statement (Builder *builder)
{
  HslVolumeLine *line = add_line (builder, "15", N_ ("Statement on the volume"), "volume-statement", FALSE);

  if (builder->owner->volume_note != NULL)
    need_print (builder, line, TRUE);
  else if (find_print (builder->owner, line, line->form, TRUE) != NULL)
    take_print (line, find_print (builder->owner, line, line->form, TRUE));
  else
    line->form = NULL;
}

static void
add_printed (Builder *builder, const char *number, const char *title, const char *form)
{
  need_print (builder, add_line (builder, number, title, form, TRUE), TRUE);
}

/**
 * hsl_volume_list:
 * @self: a case, derived
 *
 * The catalogue of the case's volume as it should be, in the order of binding, with what is there and
 * what is not.
 *
 * Returns: (transfer full) (element-type HslVolumeLine): the lines
 */
GPtrArray *
hsl_volume_list (const HslCase *self)
{
  Builder builder = { self, g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_volume_line_free) };

  add_printed (&builder, "1", N_ ("Cover of the volume"), "volume-cover");
  add_printed (&builder, "2", N_ ("Catalogue of the volume"), "volume-catalogue");
  add_intake (&builder);
  add_identity (&builder);
  add_attorneys (&builder);
  add_inquiries (&builder);
  add_evidence (&builder);
  add_sessions (&builder);
  add_agreements (&builder);
  add_termination (&builder);
  add_vouchers (&builder);
  add_follow_ups (&builder);
  add_confirmation (&builder);
  add_no_penalty (&builder);
  add_if_printed (&builder, "L1", N_ ("Report on the closing"), "closing-report", NULL, NULL);
  add_statement (&builder);
  add_printed (&builder, "15", N_ ("Back cover"), "volume-back");
  return builder.lines;
}

/**
 * hsl_volume_count_missing:
 * @lines: of hsl_volume_list()
 *
 * Returns: on how many lines something is missing
 */
guint
hsl_volume_count_missing (GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    if (((HslVolumeLine *) g_ptr_array_index (lines, i))->state == HSL_VOLUME_MISSING)
      n++;
  return n;
}

/**
 * hsl_volume_dup_lacking:
 * @lines: of hsl_volume_list()
 *
 * Returns: (transfer full) (nullable): what is missing that no printer can make, in words
 */
char *
hsl_volume_dup_lacking (GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (line->state != HSL_VOLUME_MISSING || line->unprinted)
        continue;
      if (text->len > 0)
        g_string_append (text, _ ("; "));
      /* Translators: the title of a paper, what it lacks */
      g_string_append_printf (text, _ ("%s: %s"), _ (line->title), line->missing);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * hsl_case_check_form_track:
 * @track: (nullable): the track a form belongs to; %NULL for both
 * @title: the form's title, for the message
 *
 * Whether the form may be printed for the case: the committee's agreement is no paper of police mediation,
 * nor the other way round (人民调解法 29; 程序规定 184).
 */
gboolean
hsl_case_check_form_track (const HslCase *self,
                           const char    *track,
                           const char    *title,
                           GError       **error)
{
  if (track == NULL || g_strcmp0 (track, hsl_case_is_police (self) ? "police" : "civil") == 0)
    return TRUE;
  return hsl_refuse_rule (error, _ ("“%s” is not a form of this track (%s)"), title,
                          hsl_case_is_police (self) ? _ ("police mediation") : _ ("people's mediation"));
}
