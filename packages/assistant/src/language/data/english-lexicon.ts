const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Vocabulary that tells a thing to do from talk. */
export const ENGLISH_LEXICON = {
  /** Imperatives with which people write tasks: a sentence that begins with one and is no command is a new task. */
  taskVerbs: words(`
    accept answer apply apologize approve arrange ask attend back backup bake bathe begin bike bill block book borrow bring brush build burn buy
    calculate call cash change catch celebrate charge chase check choose clean climb collect compare compile configure congratulate contact
    cook copy correct cover cut debug decide declutter decorate defrost deliver deploy design dig discuss donate download draft draw
    drink drive drop dry dust eat edit email enroll enter evaluate exchange exercise exit explore export extend feed fetch figure file fill
    fix fly fold follow forward freeze fund garden gather get give go google grab grade greet groom grow hand hang hike hire host hug iron
    implement improve inform inspect install interview invest investigate invite invoice jog join journal keep knit learn leave lend
    lift listen load lock log look mail maintain make map measure meditate meet memorize mend merge message mix mop mow negotiate
    notify observe oil order organize pack paint park pay perform phone photograph pick plant play polish post pray prep prepare present
    print process promote proofread provide publish pump purchase push put read rebook receive recharge record recycle refactor refill refund register
    release relax renew rent repair replace reply report request research reserve reset resolve respond return review revise ride rinse
    roast run save scan schedule scrub sell send separate serve service set sew share sharpen ship shop shovel shower sign sing sketch
    sleep solve sort speak spend spray stain start stitch stock store stretch study submit subscribe sweep swim switch take talk tape
    teach tell test text thank throw tidy top trade train transfer translate treat trim try tune type unpack unsubscribe update upgrade
    upload use vacuum validate verify visit vote wait walk wash watch water wax wean weed weigh withdraw work wrap write`),
  /** Things one buys: bare names of these are new tasks. */
  groceries: words(`
    salt pepper milk egg bread butter cheese sugar flour rice pasta coffee tea water juice beer wine apple banana orange lemon lime
    tomato potato onion garlic carrot cucumber lettuce spinach salad avocado pear grape berry strawberry blueberry raspberry melon mango pineapple
    peach plum cherry kiwi chicken beef pork fish salmon tuna ham bacon sausage tofu yogurt yoghurt cream oat oatmeal cereal muesli honey jam
    chocolate cookie biscuit cracker chip crisp nut almond peanut bean lentil chickpea corn pea soup sauce ketchup mustard mayonnaise vinegar oil
    olive spice herb basil parsley cinnamon vanilla yeast baking powder soda toothpaste toothbrush soap shampoo conditioner detergent
    tissue toilet paper napkin sponge bleach battery bulb candle diaper nappy foil bag wrap cake ice mushroom zucchini broccoli cabbage
    kale celery ginger turkey shrimp noodle bagel bun roll tortilla wheat cocoa syrup margarine sunscreen deodorant razor floss`),
  /** What projects have and are not called: "create project plan" may be a task. */
  documents: words(
    'plan plans report reports proposal budget timeline roadmap brief charter schedule documentation docs overview presentation slides summary outline',
  ),
  /** Words that make a second half part of the first: "call Bob and ask him". */
  dependent: words('ask tell him her them it his their its there then'),
  /** Words that a bare list of groceries may hold besides. */
  fillers: words(
    'and or the a an some more of fresh two three four five six dozen bottle box pack can jar with without for',
  ),
  /** Verbs whose list of objects can be several tasks: "buy milk, eggs and bread". */
  listVerbs: words('buy get grab order purchase fetch'),
  /** First words that make an utterance talk or a question and never a task. */
  talk: words(`
    what when where why who whom whose which how is are was were am do does did can could would will shall should may might must have has
    had i i'm im we you he she it they this that there here the a my our your not yes no hi hello hey thanks please sorry ok okay lol wtf omg hmm huh ugh argh damn wow oops nothing maybe whatever nevermind`),
  /** Past forms of what people say they did, with the verb a task would have. */
  past: {
    bought: 'buy',
    got: 'get',
    called: 'call',
    phoned: 'phone',
    paid: 'pay',
    sent: 'send',
    did: 'do',
    done: 'do',
    made: 'make',
    wrote: 'write',
    written: 'write',
    read: 'read',
    booked: 'book',
    emailed: 'email',
    mailed: 'mail',
    cleaned: 'clean',
    washed: 'wash',
    cooked: 'cook',
    fixed: 'fix',
    repaired: 'repair',
    ordered: 'order',
    picked: 'pick',
    'picked up': 'pick up',
    returned: 'return',
    submitted: 'submit',
    signed: 'sign',
    filed: 'file',
    watered: 'water',
    fed: 'feed',
    walked: 'walk',
    met: 'meet',
    visited: 'visit',
    renewed: 'renew',
    cancelled: 'cancel',
    canceled: 'cancel',
    updated: 'update',
    reviewed: 'review',
    sold: 'sell',
    packed: 'pack',
    printed: 'print',
    took: 'take',
    'took out': 'take out',
    watched: 'watch',
    studied: 'study',
    answered: 'answer',
    replied: 'reply',
    shipped: 'ship',
    deployed: 'deploy',
    tested: 'test',
    went: 'go',
    ran: 'run',
    swept: 'sweep',
    mowed: 'mow',
    vacuumed: 'vacuum',
  } as Readonly<Record<string, string>>,
} as const;
