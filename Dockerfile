# The embedded store's engine is built for glibc, hence slim (Debian) and not alpine.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts: `prepare` would build before the sources are here, and no dependency needs its own.
RUN npm ci --ignore-scripts
COPY tsconfig.base.json tsconfig.build.json ./
COPY core ./core
COPY schema ./schema
COPY pack.json ./
COPY words ./words
COPY web ./web
COPY bench/generate ./bench/generate
COPY src ./src
COPY registers ./registers
COPY seed ./seed
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
# Two pools of memory for all threads: with one for each, what the engine gives back is not given back to the system.
ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
# What is kept belongs here: the file of API keys, and on the embedded store its file. A new volume gets this owner.
RUN mkdir data && chown node:node data
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json pack.json prompts.json ./
COPY core ./core
COPY schema ./schema
COPY shapes ./shapes
COPY seed ./seed
COPY playground ./playground
COPY assessments ./assessments
COPY words ./words
COPY queries ./queries
COPY geo ./geo
# What `samgraf new` copies; the other examples stay out.
COPY examples/new ./examples/new
# The user `node`, by number, so that an orchestrator can see that it is not root.
USER 1000:1000
VOLUME /app/data
EXPOSE 4000
# Ready means that the store answers too, so that nothing is sent here while a database is still starting.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not `npm start`: npm would stand between the server and the signal to stop. The flags are the same as there.
CMD ["node", "--no-allocation-site-pretenuring", "--v8-pool-size=1", "--max-semi-space-size=4", "--max-old-space-size=320", "dist/main.js"]
