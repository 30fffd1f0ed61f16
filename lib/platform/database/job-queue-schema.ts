/** The schema of the job queue's tables. Apart from the queue itself, which the web server does not load. */
export const jobSchema = 'pgboss'
