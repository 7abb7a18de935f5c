import { z } from 'zod';

const claim = z
  .object({ key: z.string(), text: z.string(), about: z.array(z.string()).readonly() })
  .readonly();

/** An answer as those who follow it are told it; as `FollowedAnswer` of pages. */
const answer = z
  .object({
    title: z.string(),
    heading: z.string(),
    claims: z.array(claim).readonly(),
    isWhole: z.boolean(),
  })
  .readonly();

/** What has changed in an answer since it was told last. */
const news = z
  .object({
    /** The same at each attempt to tell it, and no other's. */
    id: z.string(),
    /** The last entry of the change log that it is of. */
    sequence: z.number(),
    /** When it was seen: a point in time in UTC. */
    at: z.string(),
    title: z.string(),
    heading: z.string(),
    /** The heading before, where that was another. */
    was: z.string().optional(),
    came: z.array(claim).readonly(),
    gone: z.array(claim).readonly(),
    changed: z.array(z.object({ before: claim, after: claim }).readonly()).readonly(),
    /** How many more are gone that whoever is told does not see any more. */
    unseen: z.number(),
    /** Whether all that came and is gone is named: else the heading alone was compared. */
    isWhole: z.boolean(),
  })
  .readonly();

/** A question that somebody follows: its answer as it was last, which everyone who follows it as the same reader has in common. */
const question = z
  .object({
    id: z.string(),
    /** Path and query of its page. */
    page: z.string(),
    language: z.string(),
    /** Whose eyes it is seen by: those of the bearers of a key, by what keeps when it is rotated; the public's if absent. */
    key: z.string().optional(),
    answer,
    sequence: z.number(),
    /** The day that it was answered for. */
    day: z.string(),
    /** The kinds and relations that it reads; absent where it may read any. */
    reads: z.array(z.string()).readonly().optional(),
    /** What has changed, the last first. */
    news: z.array(news).readonly(),
    /** Whether there was no answer at its address when it was last asked for: what was told of it is not told again. */
    isGone: z.boolean().optional(),
    /** The last day on which its feed was read; absent of one that is read by nobody. */
    fed: z.string().optional(),
  })
  .readonly();

const webhook = z.object({ url: z.string(), secret: z.string() }).readonly();
const mail = z
  .object({
    to: z.string(),
    every: z.enum(['CHANGE', 'DAY', 'WEEK']),
    /** By which it is confirmed, and ended. */
    token: z.string(),
    confirmed: z.boolean(),
  })
  .readonly();

/** What became of an attempt. */
const attempt = z
  .object({
    at: z.string(),
    ms: z.number(),
    /** Of HTTP, where there was one. */
    status: z.number().optional(),
    fault: z.string().optional(),
  })
  .readonly();

/** Something that is told, and how that went. */
const delivery = z
  .object({
    id: z.string(),
    news,
    state: z.enum(['WAITING', 'DELIVERED', 'FAILED']),
    attempts: z.number(),
    /** When it is tried next: a point in time in UTC. */
    next: z.string().optional(),
    last: attempt.optional(),
  })
  .readonly();

/** Who is told of a question, by which way, and how far they have been told. */
const follow = z
  .object({
    id: z.string(),
    question: z.string(),
    made: z.string(),
    /** Where readers reach the pages that it links to. */
    origin: z.string(),
    /** Who made it: see `identityOf`. */
    owner: z.string().optional(),
    webhook: webhook.optional(),
    mail: mail.optional(),
    /** What is being told. */
    pending: delivery.optional(),
    /** The answer as it will have been told with that, or was told last, where the question has gone on since. */
    told: answer.optional(),
    /** When what is gathered for a letter of a day or a week is told: a point in time in UTC. */
    due: z.string().optional(),
    /** What was told before, the last first. */
    deliveries: z.array(delivery).readonly(),
    /** Why nothing is told any more. */
    ended: z.enum(['GONE', 'KEY']).optional(),
  })
  .readonly();

export type FollowAnswer = z.infer<typeof answer>;
export type FollowClaim = z.infer<typeof claim>;
export type News = z.infer<typeof news>;
export type FollowedQuestion = z.infer<typeof question>;
export type Webhook = z.infer<typeof webhook>;
export type Mail = z.infer<typeof mail>;
export type Attempt = z.infer<typeof attempt>;
export type Delivery = z.infer<typeof delivery>;
export type Follow = z.infer<typeof follow>;

export const readQuestion = (text: string): FollowedQuestion => question.parse(JSON.parse(text));
export const readFollow = (text: string): Follow => follow.parse(JSON.parse(text));
