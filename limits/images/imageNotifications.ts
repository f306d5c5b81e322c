import { Problem, shown } from "../text/problem";

/** Standard topics only: the name of a FIFO topic ends in `.fifo`. */
const TOPIC = /^arn:aws[^:]*:sns:[^:]+:\d{12}:[a-zA-Z0-9_-]{1,256}$/;

/**
 * Image Builder sends messages to standard SNS topics.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html
 */
export function snsTopicProblems(path: string, arn: unknown): Problem[] {
    if (typeof arn !== "string" || TOPIC.test(arn)) {
        return [];
    }
    return [{
        path, reason: arn.endsWith(".fifo")
            ? `Image Builder can't use FIFO topics, got ${shown(arn)}; use a standard topic`
            : `must be the ARN of an SNS topic, such as "arn:aws:sns:eu-central-1:111122223333:builds", got ${shown(arn)}`,
    }];
}
